import type { Action } from "@tandem/auth";
import type { Access } from "payload";
import { isTenantOwned, policyOf } from "./policies";
import { isPlatformAdmin, scopeOf } from "./scope";

/** Allows access to locks on documents that the caller may read or write; locks on other documents are not found. */
export const reachableLocks =
  (action: Action): Access =>
  async ({ req }) => {
    if (!req.user) return false;
    if (isPlatformAdmin(req.user)) return true;
    const { docs } = await req.payload.find({
      collection: "payload-locked-documents",
      depth: 0,
      pagination: false,
      overrideAccess: true,
      req,
    });
    const reachable: string[] = [];
    for (const lock of docs) {
      const { relationTo, value } = lock.document ?? {};
      if (relationTo === undefined || !isTenantOwned(relationTo)) continue;
      const policy = policyOf(relationTo);
      const scope = policy.kind === "tenant" ? await scopeOf(req, policy.area, action) : [];
      const { totalDocs } = await req.payload.count({
        collection: relationTo,
        overrideAccess: true,
        req,
        where: {
          and: [{ id: { equals: value } }, ...(scope === "everywhere" ? [] : [{ tenant: { in: scope } }])],
        },
      });
      if (totalDocs > 0) reachable.push(lock.id);
    }
    // Not `false`, which responds with 403: the admin reads the locks before it opens a document.
    return { id: { in: reachable } };
  };
