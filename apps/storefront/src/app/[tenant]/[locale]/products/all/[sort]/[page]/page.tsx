import type { Metadata } from "next";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { ProductListView } from "@/components/product/product-list-view";
import { Unavailable } from "@/components/unavailable";
import { listView, viewQuery } from "@/i18n/list-paths";
import { alternates } from "@/server/addresses";
import { productsOf } from "@/server/reads";
import { type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams & { sort: string; page: string }>;
}

/** Lists are rendered on their first request. */
export const generateStaticParams = () => [{ sort: "newest", page: "1" }];

/** Returns the title and the URLs of the whole catalog. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sort, page, ...where } = await params;
  const shop = await shopOf(where);
  const { t } = speak(shop);
  const { page: number } = listView({ sort, page });
  const path = `/products${viewQuery({ sort: "newest", page: number })}`;
  return { title: t("allProducts"), alternates: alternates(shop.tenant, shop.locale, path) };
}

/** Renders all products of the shop. */
export default async function ProductsPage({ params }: Props) {
  const { sort, page, ...where } = await params;
  const shop = await shopOf(where);
  const { t } = speak(shop);
  const view = listView({ sort, page });
  const list = await productsOf(where, view);
  if (list === "unavailable") return <Unavailable shop={shop} />;
  return (
    <div className="shell pb-16">
      <Breadcrumbs shop={shop} trail={[{ name: t("allProducts"), path: "/products" }]} />
      <h1 className="title-1 pb-8 pt-2">{t("allProducts")}</h1>
      <ProductListView list={list} view={view} path="/products" shop={shop} />
    </div>
  );
}
