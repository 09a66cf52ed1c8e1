import { formatMoney } from "@tandem/catalog/money";
import type { Cart } from "@/cart/cart";
import { type Shop, speak } from "@/server/shop";

/** Renders the totals of the cart as Medusa calculates them. */
export function CartTotals({ cart, shop }: { cart: Cart; shop: Shop }) {
  const { t, to } = speak(shop);
  const money = (amount: number) => formatMoney(amount, cart.currency, shop.locale);
  const rows = [
    { name: t("subtotal"), value: money(cart.subtotal) },
    ...(cart.discount > 0 ? [{ name: t("discount"), value: `−${money(cart.discount)}` }] : []),
    { name: t("shipping"), value: cart.shipping > 0 ? money(cart.shipping) : t("shippingLater") },
    ...(cart.tax > 0 ? [{ name: t("tax"), value: money(cart.tax) }] : []),
  ];
  return (
    <section
      aria-labelledby="summary"
      className="h-fit rounded-tile bg-surface p-6 sharp:rounded-shop sharp:border sharp:border-line lg:sticky lg:top-8"
    >
      <h2 id="summary" className="title-3 mb-5">
        {t("orderSummary")}
      </h2>
      <dl>
        {rows.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-4 py-1.5">
            <dt className="text-quiet">{name}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
        <div className="mt-3 flex justify-between gap-4 border-t border-line pt-4 text-lg font-semibold">
          <dt>{t("total")}</dt>
          <dd className="tabular-nums">{money(cart.total)}</dd>
        </div>
      </dl>
      <p className="mt-4 text-sm text-quiet">{t("checkoutSoon")}</p>
      <a href={to("/products")} className="button button-quiet mt-5 w-full">
        {t("continueShopping")}
      </a>
    </section>
  );
}
