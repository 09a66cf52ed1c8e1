import type { Metadata } from "next";
import { ProductListView } from "@/components/product/product-list-view";
import { Unavailable } from "@/components/unavailable";
import { listView } from "@/i18n/list-paths";
import { productsOf } from "@/server/reads";
import { type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams & { query: string; sort: string; page: string }>;
}

/** Searches are rendered on their first request. */
export const generateStaticParams = () => [{ query: "*", sort: "newest", page: "1" }];

/** Returns the metadata, which keeps search results out of search engines. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { query: _query, sort: _sort, page: _page, ...where } = await params;
  const { t } = speak(await shopOf(where));
  return { title: t("searchTitle"), robots: { index: false } };
}

/** Renders the search box and the results. */
export default async function SearchPage({ params }: Props) {
  const { query, sort, page, ...where } = await params;
  const shop = await shopOf(where);
  const { t, to } = speak(shop);
  const asked = decodeURIComponent(query);
  const q = asked === "*" ? "" : asked;
  const view = listView({ sort, page });
  const list = q === "" ? null : await productsOf(where, { q, ...view });
  if (list === "unavailable") return <Unavailable shop={shop} />;
  return (
    <div className="shell pb-16 pt-8">
      <h1 className="title-1">{t("searchTitle")}</h1>
      <search>
        <form action={to("/search")} className="mb-8 mt-6 flex max-w-2xl gap-3">
          <label className="flex-1">
            <span className="sr-only">{t("searchPlaceholder")}</span>
            <input
              type="search"
              name="q"
              defaultValue={q}
              maxLength={100}
              placeholder={t("searchPlaceholder")}
              className="h-full min-h-[3.125rem] w-full rounded-shop border border-line bg-surface px-4 placeholder:text-quiet"
            />
          </label>
          <button type="submit" className="button">
            {t("search")}
          </button>
        </form>
      </search>
      {list === null ? null : (
        <>
          <p className="mb-5 text-lg">{t("searchResults", { count: list.total, query: q })}</p>
          <ProductListView list={list} view={view} path="/search" query={{ q }} shop={shop} />
        </>
      )}
    </div>
  );
}
