import { type ClientRequest, get as httpGet, type IncomingMessage } from "node:http";
import { get as httpsGet } from "node:https";
import type { LookupFunction } from "node:net";
import { AppError } from "@tandem/contracts";
import { type Address, publicAddresses } from "./addresses.js";
import { imageType } from "./image-type.js";

const MAX_REDIRECTS = 5;

export interface DownloadLimits {
  /** Largest picture in bytes. */
  maxBytes: number;
  /** Time for the whole download, in milliseconds. */
  timeoutMs: number;
  /** `host:port` that may be private. */
  privateHosts: readonly string[];
}

/** A downloaded picture with the type its bytes show. */
export interface Picture {
  bytes: Buffer;
  type: string;
}

/**
 * Downloads a picture from an address somebody typed: http(s) only, public addresses only (checked again at every redirect), bounded
 * in size and time, type judged by content. Raises `unprocessable` or `too_large` for what will never work, a retryable error otherwise.
 */
export async function downloadPicture(address: string, limits: DownloadLimits): Promise<Picture> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let url = parseUrl(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await open(url, await publicAddresses(url, limits.privateHosts), signal);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      url = parseUrl(location, url);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw statusError(url, status);
    }
    const bytes = await readAll(response, limits.maxBytes);
    const type = imageType(bytes);
    if (type === null)
      throw new AppError(
        "unprocessable",
        "The address does not lead to a JPEG, PNG, GIF, WebP or AVIF picture.",
      );
    return { bytes, type };
  }
  throw new AppError("unprocessable", "The address redirects too often.");
}

function parseUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new AppError("unprocessable", "The address is not a URL.");
  return new URL(address, base);
}

function statusError(url: URL, status: number): AppError {
  const passing = status === 408 || status === 429 || status >= 500;
  return new AppError(passing ? "upstream_failed" : "unprocessable", `${url.host} answered ${status}.`);
}

function open(url: URL, addresses: readonly Address[], signal: AbortSignal): Promise<IncomingMessage> {
  const pinned: LookupFunction = (_host, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, [...addresses]);
    else done(null, first?.address ?? "", first?.family ?? 4);
  };
  const get = url.protocol === "https:" ? httpsGet : httpGet;
  return new Promise((resolve, reject) => {
    const request: ClientRequest = get(
      url,
      { lookup: pinned, signal, agent: false, headers: { accept: "image/*", "user-agent": "tandem-media" } },
      resolve,
    );
    request.on("error", (cause) =>
      reject(new AppError("upstream_failed", `${url.host} did not answer.`, { cause })),
    );
  });
}

async function readAll(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response) {
      const bytes = Buffer.from(part);
      size += bytes.length;
      if (size > maxBytes) throw new AppError("too_large", `The picture is larger than ${maxBytes} bytes.`);
      parts.push(bytes);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("upstream_failed", "The picture broke off.", { cause: error });
  } finally {
    response.destroy();
  }
  return Buffer.concat(parts);
}
