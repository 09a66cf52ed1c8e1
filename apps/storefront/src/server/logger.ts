import { createLogger, type Logger } from "@tandem/service-kit";
import { env } from "@/env";

// One per process: pages, routes and the proxy are separate bundles.
declare global {
  var storefrontLogger: Logger | undefined;
}

/** Returns the logger of this process. */
export function logger(): Logger {
  const { LOG_LEVEL, LOG_PRETTY } = env();
  globalThis.storefrontLogger ??= createLogger({
    service: "storefront",
    level: LOG_LEVEL,
    pretty: LOG_PRETTY,
  });
  return globalThis.storefrontLogger;
}
