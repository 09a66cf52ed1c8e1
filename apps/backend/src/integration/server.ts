import { container } from "@medusajs/framework";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { Relay } from "@tandem/outbox";
import { settleAudit } from "../audit/record";
import { installCapture } from "../capture/install";
import { adoptLegacyFiles } from "../files/adopt-legacy";
import { scopeCache } from "../isolation/cache-keys";
import { installRowSecurity } from "../isolation/rows/install";
import { log } from "../logging/logger";
import { closeConnections, connections } from "./connections";
import { tagConnections } from "./correlate-writes";
import { createBackendRelay } from "./relay";

let serving = false;
let relay: Relay | undefined;

/** Says that this process serves requests; without it `startIntegration` does nothing, as in `medusa exec`. */
export function announceServer(): void {
  serving = true;
}

/** Puts the capture of changes in place and begins to relay them. Raises when the database refuses. */
export async function startIntegration(): Promise<void> {
  if (!serving || relay !== undefined) return;
  await adoptLegacyFiles();
  const capture = await installCapture(connections().pool);
  const isolation = await installRowSecurity(connections().pool);
  tagConnections(container.resolve(ContainerRegistrationKeys.PG_CONNECTION).client);
  scopeCache(container.resolve(Modules.CACHING));
  relay = createBackendRelay();
  await relay.start();
  log.info({ capture, isolation }, "Changes are captured and relayed, tenants are confined");
}

/** Ends the relay within a few seconds, writes what the audit log still owes, and closes the connections. */
export async function stopIntegration(): Promise<void> {
  const stopping = relay;
  relay = undefined;
  await stopping?.stop();
  await settleAudit();
  await closeConnections();
}
