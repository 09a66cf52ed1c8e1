import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { ProductListView } from "@/components/product/product-list-view";
import { RichHtml } from "@/components/rich-html";
import { Unavailable } from "@/components/unavailable";
import { listView, viewQuery } from "@/i18n/list-paths";
import { alternates } from "@/server/addresses";
import { PLACEHOLDER } from "@/server/placeholder";
import { categoryOf, productsOf } from "@/server/reads";
import { searchTexts, snippetOf } from "@/server/search-texts";
import { type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams & { handle: string; sort: string; page: string }>;
}

/** Lists are rendered on their first request. */
export const generateStaticParams = () => [{ handle: PLACEHOLDER, sort: "newest", page: "1" }];

/** Returns the metadata of the category. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle, sort, page, ...where } = await params;
  const { tenant, locale } = await shopOf(where);
  const found = await categoryOf(where, decodeURIComponent(handle));
  if (found === null || found === "unavailable") return {};
  const { commerce, content } = found.category;
  const view = listView({ sort, page });
  return {
    ...searchTexts(content.seo, { title: commerce.name, summary: snippetOf(content.text) }),
    alternates: alternates(
      tenant,
      locale,
      `/categories/${commerce.handle}${viewQuery({ sort: "newest", page: view.page })}`,
    ),
  };
}

/** Renders a category: its description, its subcategories and its products. */
export default async function CategoryPage({ params }: Props) {
  const { handle, sort, page, ...where } = await params;
  const shop = await shopOf(where);
  const found = await categoryOf(where, decodeURIComponent(handle));
  if (found === "unavailable") return <Unavailable shop={shop} />;
  if (found === null) notFound();
  const { category, ancestors } = found;
  const { to } = speak(shop);
  const view = listView({ sort, page });
  const list = await productsOf(where, { category: category.commerce.id, ...view });
  if (list === "unavailable") return <Unavailable shop={shop} />;
  const path = `/categories/${category.commerce.handle}`;
  return (
    <div className="shell pb-16">
      <Breadcrumbs
        shop={shop}
        trail={[...ancestors, category].map(({ commerce }) => ({
          name: commerce.name,
          path: `/categories/${commerce.handle}`,
        }))}
      />
      <div className="pb-8 pt-2">
        <h1 className="title-1">{category.commerce.name}</h1>
        {category.content.html !== null && view.page === 1 ? (
          <RichHtml className="rich mt-4 max-w-prose text-quiet" html={category.content.html} />
        ) : null}
        {category.children.length === 0 ? null : (
          <ul className="mt-6 flex flex-wrap gap-2">
            {category.children.map(({ commerce }) => (
              <li key={commerce.id}>
                <a
                  href={to(`/categories/${commerce.handle}`)}
                  className="inline-flex min-h-11 items-center rounded-shop border border-line px-4 hover:border-ink"
                >
                  {commerce.name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      <ProductListView list={list} view={view} path={path} shop={shop} />
    </div>
  );
}
