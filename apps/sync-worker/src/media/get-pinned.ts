import { get as httpGet, type IncomingMessage } from "node:http";
import { get as httpsGet } from "node:https";
import type { LookupFunction } from "node:net";
import { AppError } from "@tandem/contracts";
import type { Address } from "./addresses.js";

/**
 * Sends a GET to exactly these addresses, whatever the name server returns now; follows no redirect.
 * @throws AppError `upstream_failed` when no response comes
 */
export function getPinned(
  url: URL,
  addresses: readonly Address[],
  options: { signal: AbortSignal; headers: Record<string, string> },
): Promise<IncomingMessage> {
  const lookup: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses;
    if (all === true) done(null, [...addresses]);
    else done(null, first?.address ?? "", first?.family ?? 4);
  };
  const get = url.protocol === "https:" ? httpsGet : httpGet;
  return new Promise((resolve, reject) => {
    const request = get(url, { lookup, agent: false, ...options }, resolve);
    request.on("error", (cause) =>
      reject(new AppError("upstream_failed", `${url.host} did not respond.`, { cause })),
    );
  });
}
