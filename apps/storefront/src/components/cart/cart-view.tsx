import { AppError } from "@tandem/contracts";
import type { Cart } from "@/cart/cart";
import { cartApi } from "@/cart/cart-api";
import { cartSummary } from "@/cart/cart-cookie";
import { CART_NOTICES, type CartNotice, noticeSchema } from "@/cart/notices";
import { type Shop, speak } from "@/server/shop";
import { CartLines } from "./cart-lines";
import { CartTotals } from "./cart-totals";

interface CartViewProps {
  shop: Shop;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Returns the cart, null when there is none (or it was completed), "away" when Medusa is unavailable. */
async function cartOf(shop: Shop): Promise<Cart | null | "away"> {
  const known = await cartSummary(shop.tenant.id);
  if (known === null) return null;
  try {
    const cart = await cartApi.read(shop.ctx, known.id);
    return cart.completed ? null : cart;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    return "away";
  }
}

function Notice({ notice, shop }: { notice: CartNotice; shop: Shop }) {
  const { t } = speak(shop);
  return (
    <p
      role={notice === "added" ? "status" : "alert"}
      className="mb-6 rounded-shop border border-line bg-surface px-4 py-3"
    >
      {t(CART_NOTICES[notice])}
    </p>
  );
}

/** Renders the content and the totals of the cart; amounts are Medusa's own. */
export async function CartView({ shop, searchParams }: CartViewProps) {
  const { t, to } = speak(shop);
  const notice = noticeSchema.parse((await searchParams).notice);
  const cart = await cartOf(shop);
  if (cart === "away") return <Notice notice="unavailable" shop={shop} />;
  if (cart === null || cart.lines.length === 0) {
    return (
      <>
        {notice === undefined || notice === "added" ? null : <Notice notice={notice} shop={shop} />}
        <p className="text-lg">{t("cartEmpty")}</p>
        <p className="mt-2 text-quiet">{t("cartEmptyText")}</p>
        <a href={to("/products")} className="button mt-7">
          {t("continueShopping")}
        </a>
      </>
    );
  }
  return (
    <>
      {notice === undefined ? null : <Notice notice={notice} shop={shop} />}
      <div className="grid gap-10 lg:grid-cols-[1.7fr_1fr] lg:gap-16">
        <CartLines cart={cart} shop={shop} />
        <CartTotals cart={cart} shop={shop} />
      </div>
    </>
  );
}
