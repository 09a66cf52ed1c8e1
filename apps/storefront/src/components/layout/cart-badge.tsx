import { cartSummary } from "@/cart/cart-cookie";
import { type Shop, speak } from "@/server/shop";

/** Renders the number of items in the cart; streamed, because it depends on the request. */
export async function CartBadge({ shop }: { shop: Shop }) {
  const { t } = speak(shop);
  const count = (await cartSummary(shop.tenant.id))?.count ?? 0;
  return (
    <>
      <span className="sr-only">{t("cartCount", { count })}</span>
      {count > 0 ? (
        <span
          aria-hidden="true"
          className="absolute right-0.5 top-0.5 grid h-[1.15rem] min-w-[1.15rem] place-items-center rounded-full bg-primary px-1 text-[0.68rem] font-bold text-on-primary"
        >
          {count > 99 ? "99" : count}
        </span>
      ) : null}
    </>
  );
}
