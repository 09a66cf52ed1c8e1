import type { CategoryNode } from "@tandem/catalog";
import { LANGUAGE_TAG } from "@tandem/catalog/money";
import { AppError } from "@tandem/contracts";
import { type Html, html } from "@tandem/service-kit";
import { localePath } from "@/i18n/paths";
import { shopUrl } from "@/server/addresses";
import { PLACEHOLDER } from "@/server/placeholder";
import { categoriesOf, postsOf, productsOf } from "@/server/reads";
import { type Shop, type ShopParams, shopOf } from "@/server/shop";

const PAGE = 100;
/** A sitemap may have 50,000 URLs; every path appears once per language. */
const MOST = 16_000;

/** Rendered for each shop on its first request. */
export const generateStaticParams = () => [{ tenant: PLACEHOLDER, locale: "en" }];

function entries(shop: Shop, path: string): Html[] {
  const base = shopUrl(shop.tenant);
  const address = (locale: Shop["locale"]) => new URL(localePath(shop.tenant, locale, path), base).href;
  const others = shop.tenant.locales.map(
    (locale) =>
      html`<xhtml:link rel="alternate" hreflang="${LANGUAGE_TAG[locale]}" href="${address(locale)}"/>`,
  );
  return shop.tenant.locales.map((locale) => html`<url><loc>${address(locale)}</loc>${others}</url>\n`);
}

async function productPaths(where: ShopParams): Promise<string[]> {
  const paths: string[] = [];
  for (let page = 1; ; page += 1) {
    const list = await productsOf(where, { sort: "title", page, pageSize: PAGE });
    if (list === "unavailable") throw new AppError("unavailable", "Medusa is unavailable.");
    paths.push(...list.items.map(({ commerce }) => `/products/${encodeURIComponent(commerce.handle)}`));
    if (page >= list.pages || paths.length >= MOST) return paths;
  }
}

const categoryPaths = (nodes: readonly CategoryNode[]): string[] =>
  nodes.flatMap(({ commerce, children }) => [`/categories/${commerce.handle}`, ...categoryPaths(children)]);

/** Returns the sitemap: every page that search engines should find, in every language. */
export async function GET(_request: Request, { params }: { params: Promise<ShopParams> }): Promise<Response> {
  const where = await params;
  const shop = await shopOf(where);
  const [products, tree, posts] = await Promise.all([
    productPaths(where),
    categoriesOf(where),
    postsOf(where),
  ]);
  const paths = [
    "/",
    "/products",
    ...(posts === "unavailable" || posts.length === 0
      ? []
      : ["/blog", ...posts.map(({ slug }) => `/blog/${slug}`)]),
    ...categoryPaths(tree),
    ...products,
  ];
  const body = html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${paths.flatMap((path) => entries(shop, path))}</urlset>`;
  return new Response(String(body), { headers: { "content-type": "application/xml; charset=utf-8" } });
}
