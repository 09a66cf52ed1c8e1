import { formatMoney } from "@tandem/catalog/money";
import { removeLine, setQuantity } from "@/cart/actions";
import type { Cart, CartLine } from "@/cart/cart";
import { Picture } from "@/components/picture";
import { type Shop, speak } from "@/server/shop";

function Fields({ line, shop, quantity }: { line: CartLine; shop: Shop; quantity?: number }) {
  return (
    <>
      <input type="hidden" name="line" value={line.id} />
      <input type="hidden" name="locale" value={shop.locale} />
      {quantity === undefined ? null : <input type="hidden" name="quantity" value={quantity} />}
    </>
  );
}

function Quantity({ line, shop }: { line: CartLine; shop: Shop }) {
  const { t } = speak(shop);
  const step = "grid size-11 place-items-center text-lg hover:bg-surface";
  return (
    <div className="inline-flex items-center rounded-shop border border-line">
      <form action={setQuantity}>
        <Fields line={line} shop={shop} quantity={line.quantity - 1} />
        <button type="submit" className={step} aria-label={t("decrease", { title: line.title })}>
          −
        </button>
      </form>
      <span className="min-w-8 text-center tabular-nums">
        <span className="sr-only">{t("quantity")}: </span>
        {line.quantity}
      </span>
      <form action={setQuantity}>
        <Fields line={line} shop={shop} quantity={line.quantity + 1} />
        <button type="submit" className={step} aria-label={t("increase", { title: line.title })}>
          +
        </button>
      </form>
    </div>
  );
}

/** Renders the lines of a cart. Every control is a form, so all of it works without JavaScript. */
export function CartLines({ cart, shop }: { cart: Cart; shop: Shop }) {
  const { t, to } = speak(shop);
  return (
    <ul className="border-t border-line">
      {cart.lines.map((line) => (
        <li
          key={line.id}
          className="grid grid-cols-[6rem_1fr] gap-4 border-b border-line py-5 sm:grid-cols-[8rem_1fr]"
        >
          <Picture
            media={
              line.thumbnail === null
                ? null
                : { url: line.thumbnail, alt: "", width: null, height: null, placeholder: null, sizes: [] }
            }
            alt=""
            sizes="8rem"
            widest={390}
            className="aspect-[4/5] sharp:aspect-square"
          />
          <div className="flex flex-col gap-3">
            <div className="flex flex-wrap justify-between gap-x-4 gap-y-1">
              <div>
                {line.handle === null ? (
                  <p className="font-semibold">{line.title}</p>
                ) : (
                  <a href={to(`/products/${line.handle}`)} className="link-quiet font-semibold ">
                    {line.title}
                  </a>
                )}
                {line.variantTitle === null ? null : (
                  <p className="text-sm text-quiet">{line.variantTitle}</p>
                )}
              </div>
              <p className="font-semibold tabular-nums">
                {formatMoney(line.total, cart.currency, shop.locale)}
              </p>
            </div>
            <div className="mt-auto flex flex-wrap items-center justify-between gap-3">
              <Quantity line={line} shop={shop} />
              <form action={removeLine}>
                <Fields line={line} shop={shop} />
                <button
                  type="submit"
                  className="link min-h-11 px-1 text-sm"
                  aria-label={t("removeItem", { title: line.title })}
                >
                  {t("remove")}
                </button>
              </form>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
