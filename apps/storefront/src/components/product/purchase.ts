import type { Product } from "@tandem/catalog";
import { formatMoney } from "@tandem/catalog/money";
import { optionField } from "@/cart/choose-variant";
import { CART_NOTICES, type CartNotice } from "@/cart/notices";
import { type Shop, speak } from "@/server/shop";
import { stockText } from "./stock-text";

/** A variant as the form shows it: every text is ready, so the browser computes nothing. */
export interface PurchaseVariant {
  options: Readonly<Record<string, string>>;
  price: string | null;
  before: string | null;
  stock: string;
  purchasable: boolean;
}

/** Everything the purchase form needs, in the shopper's language. */
export interface PurchaseModel {
  handle: string;
  locale: string;
  options: readonly { title: string; field: string; values: readonly string[]; label: string }[];
  variants: readonly PurchaseVariant[];
  purchasable: boolean;
  texts: { add: string; adding: string; soldOut: string; quantity: string; was: string };
  notices: Record<CartNotice, string>;
}

/** Prepares a product for the purchase form. */
export function purchaseModel(product: Product, shop: Shop): PurchaseModel {
  const { t } = speak(shop);
  const { commerce } = product;
  const money = (amount: number, currency: string) => formatMoney(amount, currency, shop.locale);
  const notice = (name: CartNotice) => t(CART_NOTICES[name]);
  return {
    handle: commerce.handle,
    locale: shop.locale,
    options:
      commerce.variants.length < 2
        ? []
        : commerce.options.map(({ title, values }) => ({
            title,
            values,
            field: optionField(title),
            label: title,
          })),
    variants: commerce.variants.map((variant) => ({
      options: variant.options,
      price: variant.price === null ? null : money(variant.price.amount, variant.price.currency),
      before:
        variant.price === null || variant.price.before === null
          ? null
          : money(variant.price.before, variant.price.currency),
      stock: stockText(variant, t),
      purchasable: variant.purchasable,
    })),
    purchasable: commerce.purchasable,
    texts: {
      add: t("addToCart"),
      adding: t("adding"),
      soldOut: t("soldOut"),
      quantity: t("quantity"),
      was: t("was", { price: "" }),
    },
    notices: {
      added: notice("added"),
      "sold-out": notice("sold-out"),
      "not-enough": notice("not-enough"),
      pick: notice("pick"),
      gone: notice("gone"),
      unavailable: notice("unavailable"),
    },
  };
}
