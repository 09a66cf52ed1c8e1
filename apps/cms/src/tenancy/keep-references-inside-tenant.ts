import type { CollectionBeforeChangeHook } from "payload";
import { Refusal } from "../http/refusal";
import { collectReferences } from "./collect-references";
import { isTenantOwned, type TenantOwnedSlug } from "./policies";
import { referencedId } from "./reference";

/**
 * Rejects a document that refers, also in rich text, to a document of another tenant. A new reference to a missing
 * document gets the same error, so that callers do not learn which ids exist elsewhere; old ones may dangle.
 */
export const keepReferencesInsideTenant: CollectionBeforeChangeHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const tenant =
    collection.slug === "tenants"
      ? referencedId(originalDoc)
      : referencedId(data.tenant ?? originalDoc?.tenant);
  const wanted = byCollection(collectReferences(collection.flattenedFields, data));
  const known = byCollection(collectReferences(collection.flattenedFields, originalDoc));
  for (const [slug, ids] of wanted) {
    const { docs } = await req.payload.find({
      collection: slug,
      depth: 0,
      pagination: false,
      overrideAccess: true,
      req,
      select: { tenant: true },
      where: { id: { in: [...ids] } },
    });
    const homes = new Map(docs.map((doc) => [doc.id, referencedId(doc.tenant)]));
    for (const id of ids) {
      const home = homes.get(id);
      if (home === undefined ? known.get(slug)?.has(id) : home === tenant) continue;
      throw new Refusal(`A document may only refer to ${slug} of its own tenant.`, 403);
    }
  }
  return data;
};

function byCollection(references: { collection: string; id: string }[]): Map<TenantOwnedSlug, Set<string>> {
  const grouped = new Map<TenantOwnedSlug, Set<string>>();
  for (const { collection, id } of references) {
    if (isTenantOwned(collection)) grouped.set(collection, (grouped.get(collection) ?? new Set()).add(id));
  }
  return grouped;
}
