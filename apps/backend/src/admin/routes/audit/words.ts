import type { useTranslation } from "react-i18next";

type Translate = ReturnType<typeof useTranslation<"tandem">>["t"];

/** Returns the display texts of an action such as `products.variants.batch`; words without a translation are kept. */
export function actionWords(t: Translate, action: string): { things: string; deed: string } {
  const [things = "", ...rest] = action.split(".");
  const word = (group: string, name: string) =>
    t(`audit.${group}.${name}`, { defaultValue: name.replaceAll("-", " ") });
  const named = word("things", things);
  return {
    things: named.charAt(0).toUpperCase() + named.slice(1),
    deed: t(`audit.deeds.${action}`, { defaultValue: rest.map((name) => word("verbs", name)).join(" · ") }),
  };
}

/** Resources that the log can be filtered by, in menu order. */
export const THINGS = [
  "orders",
  "draft-orders",
  "products",
  "product-variants",
  "product-categories",
  "collections",
  "inventory-items",
  "price-lists",
  "customers",
  "promotions",
  "payments",
  "fulfillments",
  "sales-channels",
  "stock-locations",
  "api-keys",
  "members",
  "tenants",
  "imports",
  "sync",
  "sign-on",
] as const;
