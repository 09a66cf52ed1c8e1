import type { Payload } from "payload";
import { TENANT_OWNED, type TenantOwnedSlug } from "../../src/tenancy/policies";

type Data = Record<string, unknown>;
let count = 0;
const next = (): string => `n${++count}`;

const richText = (text: string) => ({
  root: {
    type: "root",
    version: 1,
    direction: null,
    format: "",
    indent: 0,
    children: [{ type: "paragraph", version: 1, children: [{ type: "text", version: 1, text }] }],
  },
});

/** Data of a new document in every tenant-owned collection, with the marker in a readable field. */
export const NEW: Readonly<Record<TenantOwnedSlug, (marker: string) => Data>> = {
  stores: (marker) => ({ name: marker, slug: next(), medusaId: next(), defaultCurrency: "usd" }),
  media: (marker) => ({
    alt: marker,
    sourceUrl: `https://pictures.test/${next()}`,
    fetchState: "external",
  }),
  "commerce-products": (marker) => ({ medusaId: next(), facts: { title: marker } }),
  products: (marker) => ({ title: marker, medusaId: next() }),
  "commerce-categories": (marker) => ({ medusaId: next(), facts: { name: marker } }),
  categories: (marker) => ({ medusaId: next(), seo: { title: marker } }),
  pages: (marker) => ({ title: marker, slug: next() }),
  posts: (marker) => ({ title: marker, slug: next() }),
  "hero-sections": (marker) => ({ heading: marker, rank: 0, layout: "split" }),
  navigation: (marker) => ({ footer: [{ heading: marker, items: [] }] }),
  announcements: (marker) => ({ text: marker }),
  faqs: (marker) => ({ question: marker, answer: richText(marker) }),
  forms: (marker) => ({ title: marker, slug: next() }),
  "site-settings": (marker) => ({ tagline: marker }),
  "order-summaries": (marker) => ({
    day: "2026-11-21",
    productMedusaId: next(),
    orders: 1,
    units: 1,
    revenue: marker,
    currency: "usd",
  }),
};

/** A valid change of a document in every tenant-owned collection. */
export const CHANGE: Readonly<Record<TenantOwnedSlug, Data>> = {
  stores: { branding: { tagline: "changed" } },
  media: { alt: "changed" },
  "commerce-products": { facts: {} },
  products: { subtitle: "changed" },
  "commerce-categories": { facts: {} },
  categories: { seo: { title: "changed" } },
  pages: { title: "changed" },
  posts: { title: "changed" },
  "hero-sections": { heading: "changed" },
  navigation: { header: [] },
  announcements: { text: "changed" },
  faqs: { question: "changed" },
  forms: { title: "changed" },
  "site-settings": { tagline: "changed" },
  "order-summaries": { orders: 2 },
};

/** Documents of one tenant: the id of one per collection. */
export interface Shelf {
  tenant: string;
  ids: Record<TenantOwnedSlug, string>;
}

/** Creates one document as the system; returns its id. */
export async function make(
  payload: Payload,
  slug: TenantOwnedSlug,
  tenant: string,
  marker: string,
): Promise<string> {
  const { id } = await payload.create({
    collection: slug,
    overrideAccess: true,
    depth: 0,
    data: { ...NEW[slug](marker), tenant } as never,
  });
  return String(id);
}

/** Creates one document in every tenant-owned collection. */
export async function fillShelf(payload: Payload, tenant: string, marker: string): Promise<Shelf> {
  const ids = new Map<TenantOwnedSlug, string>();
  for (const slug of TENANT_OWNED) ids.set(slug, await make(payload, slug, tenant, marker));
  return { tenant, ids: Object.fromEntries(ids) as Shelf["ids"] };
}

/** Returns the id of the document's newest version; old versions are deleted. */
export async function newestVersion(payload: Payload, slug: TenantOwnedSlug, id: string): Promise<string> {
  const { docs } = await payload.findVersions({
    collection: slug,
    where: { parent: { equals: id } },
    sort: "-updatedAt",
    overrideAccess: true,
    limit: 1,
    depth: 0,
  });
  return String(docs[0]?.id);
}
