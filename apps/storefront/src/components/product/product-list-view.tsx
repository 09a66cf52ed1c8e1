import type { ProductList, Sort } from "@tandem/catalog";
import { type ListView, viewQuery } from "@/i18n/list-paths";
import type { Messages } from "@/i18n/translate";
import { type Shop, speak } from "@/server/shop";
import { ProductGrid } from "./product-grid";

const SORT_TEXT = {
  newest: "sortNewest",
  title: "sortTitle",
  "price-asc": "sortPriceAsc",
  "price-desc": "sortPriceDesc",
} as const satisfies Record<Sort, keyof Messages>;

interface ListProps {
  list: ProductList;
  view: ListView;
  /** Public path of the list, without language and query. */
  path: string;
  /** Other query parameters of the URL. */
  query?: Record<string, string>;
  shop: Shop;
}

function SortLinks({ list, view, path, query, shop }: ListProps) {
  const { t, to } = speak(shop);
  return (
    <nav aria-label={t("sort")} className="-mx-1 max-w-full overflow-x-auto [scrollbar-width:none]">
      <ul className="flex gap-x-1 whitespace-nowrap">
        {list.sorts.map((sort) => (
          <li key={sort}>
            <a
              href={to(`${path}${viewQuery({ sort, page: 1 }, query)}`)}
              aria-current={sort === view.sort ? "true" : undefined}
              className="link-quiet inline-flex min-h-10 items-center px-2 text-sm text-quiet hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline"
            >
              {t(SORT_TEXT[sort])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Pages({ list, view, path, query, shop }: ListProps) {
  const { t, to } = speak(shop);
  if (list.pages < 2) return null;
  const at = (page: number) => to(`${path}${viewQuery({ sort: view.sort, page }, query)}`);
  return (
    <nav aria-label={t("pagination")} className="mt-12 flex items-center justify-center gap-4">
      {list.page > 1 ? (
        <a href={at(list.page - 1)} rel="prev" className="button button-quiet">
          {t("previous")}
        </a>
      ) : null}
      <p className="text-sm text-quiet">{t("page", { page: list.page, pages: list.pages })}</p>
      {list.page < list.pages ? (
        <a href={at(list.page + 1)} rel="next" className="button button-quiet">
          {t("next")}
        </a>
      ) : null}
    </nav>
  );
}

/** Renders a list of products with its sort order and pages. */
export function ProductListView(props: ListProps) {
  const { list, shop } = props;
  const { t, to } = speak(shop);
  if (list.items.length === 0) {
    return (
      <div className="py-14 text-center">
        <p className="heading title-3">{t("nothingHere")}</p>
        <p className="mx-auto mt-3 max-w-md text-quiet">{t("nothingHereText")}</p>
        <a href={to("/products")} className="button mt-7">
          {t("allProducts")}
        </a>
      </div>
    );
  }
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-y border-line py-1.5">
        <p className="text-sm text-quiet">{t("products", { count: list.total })}</p>
        <SortLinks {...props} />
      </div>
      <ProductGrid products={list.items} shop={shop} />
      <Pages {...props} />
    </>
  );
}
