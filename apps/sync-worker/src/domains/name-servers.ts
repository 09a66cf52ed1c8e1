import { NODATA, NOTFOUND, Resolver } from "node:dns/promises";
import type { Address } from "../media/addresses.js";

const TIMEOUT_MS = 3_000;
const TRIES = 2;

/** DNS lookups. */
export interface NameServers {
  /** Returns the TXT records of a name, each as one string; none when the name or its records do not exist. */
  texts(name: string): Promise<string[]>;
  /** Returns the addresses of a host. */
  addresses(host: string): Promise<Address[]>;
}

/** Creates lookups at the given servers (`host` or `host:port`), or at those of this machine when none are given. */
export function createNameServers(servers: readonly string[]): NameServers {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    async texts(name) {
      const records = await resolver.resolveTxt(name).catch(noneIfAbsent);
      return records.map((parts) => parts.join(""));
    },
    async addresses(host) {
      const [v4, v6] = await Promise.all([
        resolver.resolve4(host).catch(noneIfAbsent),
        resolver.resolve6(host).catch(noneIfAbsent),
      ]);
      return [
        ...v4.map((address) => ({ address, family: 4 })),
        ...v6.map((address) => ({ address, family: 6 })),
      ];
    },
  };
}

/** Returns an empty list for an absent name; rethrows the error of a failing server. */
function noneIfAbsent(error: unknown): never[] {
  if (error instanceof Error && "code" in error && (error.code === NOTFOUND || error.code === NODATA))
    return [];
  throw error;
}
