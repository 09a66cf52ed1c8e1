import type { Product } from "@tandem/catalog";
import { connection } from "next/server";
import { catalog } from "@/server/catalog";
import type { Shop } from "@/server/shop";
import { speak } from "@/server/shop";
import { stockText } from "./stock-text";

/** Renders the product's current stock; streamed, so it bypasses every page cache. */
export async function LiveStock({ product, shop }: { product: Product; shop: Shop }) {
  await connection();
  const now = (await catalog().product(shop.ctx, product.commerce.handle)) ?? product;
  return <StockLine product={now} shop={shop} />;
}

/** Renders the product's stock in a few words. */
export function StockLine({ product, shop }: { product: Product; shop: Shop }) {
  const { t } = speak(shop);
  const { variants, purchasable } = product.commerce;
  const counted = variants.flatMap(({ available }) => (available === null ? [] : [available]));
  const all = counted.length === variants.length ? counted.reduce((sum, one) => sum + one, 0) : null;
  const color = purchasable ? "bg-accent" : "bg-line";
  return (
    <p className="inline-flex items-center gap-2 text-sm">
      <span aria-hidden="true" className={`size-2 rounded-full ${color}`} />
      {stockText({ available: all, purchasable }, t)}
    </p>
  );
}
