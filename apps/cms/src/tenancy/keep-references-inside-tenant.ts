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
  for (const [slug, paths] of wanted) {
    const { docs } = await req.payload.find({
      collection: slug,
      depth: 0,
      pagination: false,
      overrideAccess: true,
      req,
      select: { tenant: true },
      where: { id: { in: [...paths.keys()] } },
    });
    const homes = new Map(docs.map((doc) => [doc.id, referencedId(doc.tenant)]));
    for (const [id, path] of paths) {
      const home = homes.get(id);
      if (home === undefined ? known.get(slug)?.has(id) : home === tenant) continue;
      throw new Refusal(`\`${path}\` may only refer to ${slug} of the document's own tenant.`, 403);
    }
  }
  return data;
};

/** Groups references to documents of a tenant: by collection, the path of a field that contains each id. */
function byCollection(
  references: ReturnType<typeof collectReferences>,
): Map<TenantOwnedSlug, Map<string, string>> {
  const grouped = new Map<TenantOwnedSlug, Map<string, string>>();
  for (const { collection, id, path } of references) {
    if (isTenantOwned(collection))
      grouped.set(collection, (grouped.get(collection) ?? new Map()).set(id, path));
  }
  return grouped;
}
