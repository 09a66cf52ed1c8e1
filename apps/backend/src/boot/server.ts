import { container } from "@medusajs/framework";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { Relay } from "@tandem/outbox";
import { settleAudit } from "../audit/record";
import { closeConnections, connections } from "../connections/connections";
import { adoptLegacyFiles } from "../files/adopt-legacy";
import { log } from "../logger";
import { installCapture } from "../sync/capture/install";
import { createBackendRelay } from "../sync/relay";
import { scopeCache } from "../tenancy/cache-keys";
import { tagConnections } from "../tenancy/correlate-writes";
import { installRowSecurity } from "../tenancy/rows/install";

let serving = false;
let relay: Relay | undefined;

/** Marks this process as one that serves requests; without it `startServer` does nothing, as in `medusa exec`. */
export function announceServer(): void {
  serving = true;
}

/** Installs the capture of changes and starts to relay them. @throws when the database refuses */
export async function startServer(): Promise<void> {
  if (!serving || relay !== undefined) return;
  await adoptLegacyFiles();
  const capture = await installCapture(connections().pool);
  const isolation = await installRowSecurity(connections().pool);
  tagConnections(container.resolve(ContainerRegistrationKeys.PG_CONNECTION).client);
  scopeCache(container.resolve(Modules.CACHING));
  relay = createBackendRelay();
  await relay.start();
  log.info({ capture, isolation }, "change capture, relay and row security started");
}

/** Stops the relay within a few seconds, writes pending audit entries, and closes the connections. */
export async function stopServer(): Promise<void> {
  const stopping = relay;
  relay = undefined;
  await stopping?.stop();
  await settleAudit();
  await closeConnections();
}
