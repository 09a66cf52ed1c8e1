import type { Product } from "@tandem/catalog";
import type { Shop } from "@/server/shop";
import { ProductCard } from "./product-card";

/** Renders products in columns: two on a phone, four on a wide screen. */
export function ProductGrid({ products, shop }: { products: readonly Product[]; shop: Shop }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 lg:grid-cols-4 lg:gap-x-6 dense:gap-3 dense:gap-y-3 lg:dense:gap-4">
      {products.map((product, index) => (
        <li key={product.commerce.id}>
          <ProductCard product={product} shop={shop} first={index < 2} />
        </li>
      ))}
    </ul>
  );
}
