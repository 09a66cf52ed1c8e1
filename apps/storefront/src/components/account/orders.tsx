import { formatMoney, LANGUAGE_TAG } from "@tandem/catalog/money";
import type { Messages } from "@/i18n/translate";
import { type Shop, speak } from "@/server/shop";
import type { OrderSummary } from "@/session/customer-api";

const STATUS: Readonly<Record<string, keyof Messages>> = {
  pending: "orderPending",
  requires_action: "orderPending",
  draft: "orderPending",
  completed: "orderCompleted",
  archived: "orderCompleted",
  canceled: "orderCanceled",
};

/** Renders the customer's orders in this shop, newest first. */
export function Orders({ orders, shop }: { orders: readonly OrderSummary[]; shop: Shop }) {
  const { t, to } = speak(shop);
  const date = new Intl.DateTimeFormat(LANGUAGE_TAG[shop.locale], { dateStyle: "long", timeZone: "UTC" });
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" className="title-3 mb-5">
        {t("orders")}
      </h2>
      {orders.length === 0 ? (
        <div className="border-y border-line py-8">
          <p>{t("ordersEmpty")}</p>
          <a href={to("/products")} className="button button-quiet mt-5">
            {t("continueShopping")}
          </a>
        </div>
      ) : (
        <ul className="border-t border-line">
          {orders.map((order) => (
            <li
              key={order.id}
              className="grid gap-1 border-b border-line py-5 sm:grid-cols-[1fr_auto] sm:gap-x-8"
            >
              <h3 className="text-lg">{t("orderNumber", { number: order.number })}</h3>
              <p className="tabular-nums sm:text-right">
                {formatMoney(order.total, order.currency, shop.locale)}
              </p>
              <p className="text-quiet">
                {order.items.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ")}
              </p>
              <p className="text-sm text-quiet sm:text-right">
                <time dateTime={order.placedAt}>{date.format(new Date(order.placedAt))}</time>
                {" · "}
                {t(STATUS[order.status] ?? "orderPending")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
