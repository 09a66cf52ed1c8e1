import { EVENT } from "@tandem/contracts";
import type { CollectionAfterChangeHook } from "payload";
import { append } from "./append";

/** Announces that a tenant's configuration changed. */
export const announceTenant: CollectionAfterChangeHook = async ({ doc, req }) => {
  await append(req, {
    tenant: doc.id,
    type: EVENT.tenantUpdated,
    entity: "tenant",
    id: doc.medusaId,
    op: "updated",
  });
  return doc;
};
