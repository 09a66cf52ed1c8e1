import type { Product } from "@tandem/catalog";
import { ArrowIcon } from "@/components/layout/icons";
import { type Shop, speak } from "@/server/shop";
import { ProductGrid } from "./product-grid";

interface ProductShelfProps {
  id: string;
  heading: string;
  text?: string;
  /** Path inside the shop to more products. */
  more?: string;
  products: readonly Product[];
  shop: Shop;
}

/** Renders a row of products with a heading. */
export function ProductShelf({ id, heading, text, more, products, shop }: ProductShelfProps) {
  const { t, to } = speak(shop);
  if (products.length === 0) return null;
  return (
    <section className="shell section" aria-labelledby={id}>
      <div className="mb-7 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h2 id={id} className="title-2">
            {heading}
          </h2>
          {text === undefined ? null : <p className="mt-2 text-quiet">{text}</p>}
        </div>
        {more === undefined ? null : (
          <a href={to(more)} className="link-quiet inline-flex min-h-11 items-center gap-2 font-semibold">
            {t("seeAll")}
            <ArrowIcon />
          </a>
        )}
      </div>
      <ProductGrid products={products} shop={shop} />
    </section>
  );
}
