import { APIError, type CollectionBeforeChangeHook } from "payload";
import { collectReferences } from "./collect-references";
import { isTenantOwned } from "./owned-collections";
import { referencedId } from "./reference";

/** Refuses a document that points, also from inside its rich text, at a document of another tenant. */
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
  const wanted = new Map<string, Set<string>>();
  for (const { collection: slug, id } of collectReferences(collection.flattenedFields, data)) {
    if (isTenantOwned(slug)) wanted.set(slug, (wanted.get(slug) ?? new Set()).add(id));
  }
  for (const [slug, ids] of wanted) {
    if (!isTenantOwned(slug)) continue;
    const { totalDocs } = await req.payload.count({
      collection: slug,
      overrideAccess: true,
      req,
      where: {
        and: [
          { id: { in: [...ids] } },
          ...(tenant === undefined
            ? []
            : [{ or: [{ tenant: { not_equals: tenant } }, { tenant: { exists: false } }] }]),
        ],
      },
    });
    if (totalDocs > 0) {
      throw new APIError(`A document may only refer to ${slug} of its own tenant.`, 403, null, true);
    }
  }
  return data;
};
