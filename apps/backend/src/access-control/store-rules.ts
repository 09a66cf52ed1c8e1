import { createRouteFinder } from "./match";

/**
 * Who may call a route of a shop; the rows it shows and takes are those of the shop's tenant in any case.
 * - `shopper`: every caller, signed in or not.
 * - `holder`: callers who know the id of a cart or of its payment, which is given to its shopper only.
 * - `customer`: signed-in customers, for their own data.
 * - `order`: the customer who placed the order, or the holder of its signed link.
 * - `asker`: a signed-in customer who holds the signed link of an order they want for their account.
 * - `token`: callers with the token in the body, which Medusa compares.
 * - `closed`: no caller.
 */
export type StoreRule = "shopper" | "holder" | "customer" | "order" | "asker" | "token" | "closed";

/** The rule of every store route; a route without one returns 404. */
export const STORE_RULES: Readonly<Record<string, StoreRule>> = {
  "GET /store/collections": "shopper",
  "GET /store/collections/:id": "shopper",
  "GET /store/currencies": "shopper",
  "GET /store/currencies/:code": "shopper",
  "GET /store/locales": "shopper",
  "GET /store/payment-providers": "shopper",
  "GET /store/product-categories": "shopper",
  "GET /store/product-categories/:id": "shopper",
  "GET /store/product-options": "shopper",
  "GET /store/product-options/:id": "shopper",
  "GET /store/product-tags": "shopper",
  "GET /store/product-tags/:id": "shopper",
  "GET /store/product-types": "shopper",
  "GET /store/product-types/:id": "shopper",
  "GET /store/product-variants": "shopper",
  "GET /store/product-variants/:id": "shopper",
  "GET /store/products": "shopper",
  "GET /store/products/:id": "shopper",
  "GET /store/regions": "shopper",
  "GET /store/regions/:id": "shopper",
  "GET /store/return-reasons": "shopper",
  "GET /store/return-reasons/:id": "shopper",
  "GET /store/shipping-options": "shopper",
  "POST /store/carts": "shopper",
  "POST /store/search": "shopper",
  "POST /store/shipping-options/:id/calculate": "shopper",

  "GET /store/carts/:id": "holder",
  "POST /store/carts/:id": "holder",
  "POST /store/carts/:id/complete": "holder",
  "POST /store/carts/:id/line-items": "holder",
  "DELETE /store/carts/:id/line-items/:line_id": "holder",
  "POST /store/carts/:id/line-items/:line_id": "holder",
  "DELETE /store/carts/:id/promotions": "holder",
  "POST /store/carts/:id/promotions": "holder",
  "POST /store/carts/:id/shipping-methods": "holder",
  "POST /store/carts/:id/taxes": "holder",
  "POST /store/payment-collections": "holder",
  "POST /store/payment-collections/:id/payment-sessions": "holder",

  "POST /store/carts/:id/customer": "customer",
  "GET /store/customers/me": "customer",
  "POST /store/customers/me": "customer",
  "GET /store/customers/me/addresses": "customer",
  "POST /store/customers/me/addresses": "customer",
  "DELETE /store/customers/me/addresses/:address_id": "customer",
  "GET /store/customers/me/addresses/:address_id": "customer",
  "POST /store/customers/me/addresses/:address_id": "customer",
  "GET /store/orders": "customer",

  "GET /store/orders/:id": "order",
  "POST /store/returns": "order",
  "POST /store/orders/:id/transfer/cancel": "asker",
  "POST /store/orders/:id/transfer/request": "asker",
  "POST /store/orders/:id/transfer/accept": "token",
  "POST /store/orders/:id/transfer/decline": "token",

  "POST /store/customers": "closed",
};

/** Finds the store route of a request. */
export const storeRouteOf = createRouteFinder(STORE_RULES);
