import type { Locale, MediaView, SeoState, System, TenantStatus, ThemeState } from "@tandem/contracts";

/** A store of a tenant, with its currency, regions and publishable key. */
export interface Store {
  id: string;
  slug: string;
  name: string;
  tagline: string | null;
  /** ISO 4217, lower case. */
  currency: string;
  /** Medusa region ids. */
  regions: readonly string[];
  publishableKey: string;
}

/** A tenant as its shoppers see it. `id` is the Medusa id. */
export interface Tenant {
  id: string;
  slug: string;
  name: string;
  status: TenantStatus;
  domains: readonly string[];
  theme: ThemeState | null;
  logo: MediaView | null;
  locales: readonly Locale[];
  defaultLocale: Locale;
  contact: { email: string | null; phone: string | null; address: string | null };
  settings: Readonly<Record<string, unknown>>;
  stores: readonly Store[];
}

/** A selling region. */
export interface Region {
  id: string;
  name: string;
  /** ISO 4217, lower case. */
  currency: string;
  /** ISO 3166-1 alpha-2, lower case. */
  countries: readonly string[];
}

/** What decides a reading: tenant, store, language, region and currency. */
export interface ShopContext {
  tenant: Tenant;
  store: Store;
  locale: Locale;
  regionId: string;
  /** ISO 4217, lower case. */
  currency: string;
}

/** A price in major units. `before` is the price it was reduced from, if it was. */
export interface Price {
  amount: number;
  before: number | null;
  /** ISO 4217, lower case. */
  currency: string;
}

/** One sellable form of a product. */
export interface Variant {
  id: string;
  title: string;
  sku: string | null;
  /** Option title → value. */
  options: Readonly<Record<string, string>>;
  price: Price | null;
  /** Sellable pieces; null when stock is not counted. */
  available: number | null;
  /** Whether at least one can be put into a cart now. */
  purchasable: boolean;
}

interface CategoryRef {
  id: string;
  name: string;
  handle: string;
}

/** Medusa's part of a product; nothing of it ever comes from content. */
export interface ProductCommerce {
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  options: readonly { id: string; title: string; values: readonly string[] }[];
  variants: readonly Variant[];
  categories: readonly CategoryRef[];
  tags: readonly string[];
  collection: string | null;
  type: string | null;
  /** Lowest and highest variant price; null when nothing is priced in this currency. */
  price: { from: Price; to: Price } | null;
  purchasable: boolean;
  /** ISO 8601. */
  createdAt: string | null;
}

/** Payload's part of a product, or Medusa's last synchronised copy of it. */
export interface ProductContent {
  title: string;
  subtitle: string | null;
  text: string | null;
  /** Safe HTML. */
  html: string | null;
  seo: SeoState;
  gallery: readonly MediaView[];
}

export interface CategoryCommerce {
  id: string;
  name: string;
  handle: string;
  parentId: string | null;
  rank: number;
}

export interface CategoryContent {
  text: string | null;
  /** Safe HTML. */
  html: string | null;
  seo: SeoState;
  image: MediaView | null;
}

/** Both parts side by side. `stale`: at least one part is the last good copy; `staleParts` names its systems. */
interface Merged<Commerce, Content> {
  commerce: Commerce;
  content: Content;
  stale: boolean;
  staleParts: readonly System[];
}
export type Product = Merged<ProductCommerce, ProductContent>;
export type Category = Merged<CategoryCommerce, CategoryContent>;
export interface CategoryNode extends Category {
  children: readonly CategoryNode[];
}

export const SORTS = ["newest", "title", "price-asc", "price-desc"] as const;
/** Order of a product list. */
export type Sort = (typeof SORTS)[number];

/** Which products a list shows. Pages count from 1. */
export interface ProductQuery {
  /** Category id; its descendants are included. */
  category?: string;
  /** Exactly these products, in this order. */
  ids?: readonly string[];
  q?: string;
  page?: number;
  /** Products per page, at most 100. */
  pageSize?: number;
  sort?: Sort;
}

export interface ProductList {
  items: readonly Product[];
  total: number;
  page: number;
  pages: number;
  /** Orders this list can be shown in. */
  sorts: readonly Sort[];
  stale: boolean;
}

/** Any other document of Payload; `stale` means the same as for products. */
export interface Content<T> {
  value: T;
  stale: boolean;
}
