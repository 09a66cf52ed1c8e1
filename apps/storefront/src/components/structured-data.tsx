import { localePath } from "@/i18n/paths";
import { shopUrl } from "@/server/addresses";
import type { Shop } from "@/server/shop";

/** Returns the full URL of a path of the shop in its language. */
export function absolute(shop: Shop, path: string): string {
  return new URL(localePath(shop.tenant, shop.locale, path), shopUrl(shop.tenant)).href;
}

/** Renders a schema.org object for search engines. `<` is escaped, so no text can end the script. */
export function StructuredData({ data }: { data: Record<string, unknown> }) {
  const json = JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
