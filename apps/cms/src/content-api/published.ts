import type { CollectionSlug, DataFromCollectionSlug, Where } from "payload";
import { poolOf } from "../connections/pool";
import { type LinkTargets, loadLinkTargets } from "../sync/content/link-targets";
import { collectReferences, referencesInside } from "../tenancy/collect-references";
import type { TenantOwnedSlug } from "../tenancy/policies";
import type { Reading } from "./public-endpoint";

interface Wanted {
  where?: Where;
  sort?: string;
  limit?: number;
}

/** Returns published documents of the request's tenant and the targets of their references; relations stay ids. */
export async function published<S extends TenantOwnedSlug & CollectionSlug>(
  { req, tenant, locale, languages }: Reading,
  collection: S,
  { where, sort, limit = 100 }: Wanted = {},
): Promise<{ docs: DataFromCollectionSlug<S>[]; targets: LinkTargets }> {
  const config = req.payload.collections[collection].config;
  const hasDrafts = Boolean(config.versions?.drafts);
  const { docs } = await req.payload.find({
    collection,
    depth: 0,
    draft: false,
    locale,
    fallbackLocale: languages,
    limit,
    pagination: false,
    overrideAccess: true,
    where: {
      and: [
        { tenant: { equals: tenant.id } },
        ...(hasDrafts ? [{ _status: { equals: "published" as const } }] : []),
        ...(where === undefined ? [] : [where]),
      ],
    },
    ...(sort === undefined ? {} : { sort }),
  });
  const references = docs.flatMap((doc) => [
    ...collectReferences(config.flattenedFields, doc),
    ...referencesInside(doc),
  ]);
  return { docs, targets: await loadLinkTargets(poolOf(req.payload), references) };
}
