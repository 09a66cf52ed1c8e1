import type { CategoryNode } from "@tandem/catalog";
import type { Metadata } from "next";
import { Fragment } from "react";
import { CategoryTiles } from "@/components/home/category-tiles";
import { Hero } from "@/components/home/hero";
import { ProductShelf } from "@/components/product/product-shelf";
import { StructuredData } from "@/components/structured-data";
import { alternates, shopUrl } from "@/server/addresses";
import { categoriesOf, heroesOf, shelfOf } from "@/server/reads";
import { type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams>;
}

/** Returns the URL of the home page in every language. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, locale } = await shopOf(await params);
  return { alternates: alternates(tenant, locale, "/") };
}

/** Returns a category with its image, or with that of its newest product. */
async function tileOf(params: ShopParams, category: CategoryNode) {
  const own = category.content.image;
  if (own !== null) return { category, picture: own };
  const items = await shelfOf(params, { category: category.commerce.id, pageSize: 1 });
  return { category, picture: items[0]?.content.gallery[0] ?? null };
}

/** Renders the home page: hero sections with their featured products, categories and new products. */
export default async function HomePage({ params }: Props) {
  const where = await params;
  const shop = await shopOf(where);
  const { t } = speak(shop);
  const [heroes, tree, newest] = await Promise.all([
    heroesOf(where),
    categoriesOf(where),
    shelfOf(where, { sort: "newest", pageSize: 8 }),
  ]);
  const [lead, ...others] = heroes;
  const tiles = await Promise.all(tree.slice(0, 8).map((category) => tileOf(where, category)));
  const featured = await Promise.all(
    heroes.map(async ({ featured: ids }) => (ids.length === 0 ? [] : shelfOf(where, { ids }))),
  );
  return (
    <>
      {lead === undefined ? (
        <h1 className="shell title-1 pt-14">{shop.tenant.name}</h1>
      ) : (
        <Hero hero={lead} shop={shop} first />
      )}
      <ProductShelf id="featured" heading={t("featured")} products={featured[0] ?? []} shop={shop} />
      <CategoryTiles tiles={tiles} shop={shop} />
      {others.map((hero, index) => (
        <Fragment key={hero.id}>
          <Hero hero={hero} shop={shop} first={false} />
          <ProductShelf
            id={`featured-${hero.id}`}
            heading={t("featured")}
            products={featured[index + 1] ?? []}
            shop={shop}
          />
        </Fragment>
      ))}
      <ProductShelf
        id="new"
        heading={t("newIn")}
        text={t("newInText")}
        more="/products"
        products={newest}
        shop={shop}
      />
      <StructuredData
        data={{
          "@type": "Organization",
          name: shop.tenant.name,
          url: shopUrl(shop.tenant),
          ...(shop.tenant.logo === null ? {} : { logo: shop.tenant.logo.url }),
        }}
      />
    </>
  );
}
