import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { AppError } from "@tandem/contracts";
import { isPublicAddress } from "@tandem/service-kit";

/** An address to connect to, already checked. */
export interface Address {
  address: string;
  family: number;
}

/**
 * Resolves the host of a URL and refuses it when any of its addresses is not public, unless `host:port` is in `allowed`. The caller
 * must connect to exactly these addresses, so a second response of the name server cannot slip in.
 */
export async function publicAddresses(
  url: URL,
  allowed: readonly string[],
  addressesOf: (host: string) => Promise<Address[]> = systemAddresses,
): Promise<Address[]> {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refused(`${url.protocol} URLs are not fetched; use http or https.`);
  if (url.username !== "" || url.password !== "") throw refused("URLs with a login are not fetched.");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = await resolve(host, addressesOf);
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  if (allowed.includes(`${host}:${port}`)) return addresses;
  if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address))) {
    throw refused("The URL points to a private network.");
  }
  return addresses;
}

const systemAddresses = (host: string): Promise<Address[]> => lookup(host, { all: true });

async function resolve(host: string, addressesOf: (host: string) => Promise<Address[]>): Promise<Address[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  try {
    return await addressesOf(host);
  } catch (cause) {
    throw new AppError("upstream_failed", `The host ${host} cannot be found.`, { cause });
  }
}

function refused(message: string): AppError {
  return new AppError("unprocessable", message);
}
