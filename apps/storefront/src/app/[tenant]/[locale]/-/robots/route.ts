import { shopUrl } from "@/server/addresses";
import { PLACEHOLDER } from "@/server/placeholder";
import { type ShopParams, shopOf } from "@/server/shop";

/** Rendered for each shop on its first request. */
export const generateStaticParams = () => [{ tenant: PLACEHOLDER, locale: "en" }];

/** Returns robots.txt: crawlers may read everything except carts and searches. */
export async function GET(_request: Request, { params }: { params: Promise<ShopParams> }): Promise<Response> {
  const { tenant } = await shopOf(await params);
  const lines = [
    "User-agent: *",
    "Disallow: /cart",
    "Disallow: /*/cart",
    "Disallow: /search",
    "Disallow: /*/search",
  ];
  return new Response(`${[...lines, "", `Sitemap: ${shopUrl(tenant)}/sitemap.xml`].join("\n")}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
