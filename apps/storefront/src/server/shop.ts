import type { ShopContext, Tenant } from "@tandem/catalog";
import { AppError, type Locale, localeSchema, cacheTag as sharedTag } from "@tandem/contracts";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { localePath } from "@/i18n/paths";
import { type Translate, translator } from "@/i18n/translate";
import { asOfTag, INVENTABLE } from "./as-of";
import { catalog } from "./catalog";
import { dropClock } from "./drop-clock";
import { PLACEHOLDER } from "./placeholder";

/** Path parameters of every page of a shop; the proxy sets them from host and language. */
export interface ShopParams {
  tenant: string;
  locale: string;
}

/** What a page needs to know of its shop. */
export interface Shop {
  tenant: Tenant;
  locale: Locale;
  ctx: ShopContext;
}

/** Begins a cached read. A drop from now on makes it old, also while it is still running. */
export function beginRead(): void {
  cacheTag(asOfTag(dropClock().now));
}

/** Marks a cached read of something that visitors can invent; any number of them displaces no other from the cache. */
export function markInventable(): void {
  cacheTag(INVENTABLE);
}

async function find(slug: string, language: string): Promise<Shop | null> {
  beginRead();
  const locale = localeSchema.safeParse(language);
  if (slug === PLACEHOLDER || !locale.success) return null;
  const tenant = await catalog().tenantBySlug(slug);
  if (tenant === null || !tenant.locales.includes(locale.data)) return null;
  cacheTag(sharedTag(tenant.id, "tenant"));
  return { tenant, locale: locale.data, ctx: await catalog().context(tenant, { locale: locale.data }) };
}

/**
 * Returns the shop inside cached reads, whose callers have found it already.
 * @throws AppError not_found when there is none
 */
export async function readShop({ tenant, locale }: ShopParams): Promise<Shop> {
  const shop = await find(tenant, locale);
  if (shop === null)
    throw new AppError("not_found", `There is no shop "${tenant}" in the language "${locale}".`);
  return shop;
}

/** Caches a read for the lifetime of the shop's pages; a copy served for a failing backend only briefly. */
export function keepFor(stale: boolean): void {
  if (stale) cacheLife("lastGood");
  else cacheLife("shop");
}

async function findCached({ tenant, locale }: ShopParams): Promise<Shop | null> {
  "use cache";
  keepFor(false);
  const shop = await find(tenant, locale);
  if (shop === null) markInventable();
  return shop;
}

/** Returns the shop of a page; renders the not-found page when there is none. */
export async function shopOf({ tenant, locale }: ShopParams): Promise<Shop> {
  return (await findCached({ tenant, locale })) ?? notFound();
}

/** Returns the texts and paths of a shop in its language. */
export function speak({ tenant, locale }: Shop): { t: Translate; to: (path: string) => string } {
  return { t: translator(locale), to: (path) => localePath(tenant, locale, path) };
}
