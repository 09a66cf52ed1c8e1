import { Client, FetchError } from "@medusajs/js-sdk";
import type { ShopContext, Store } from "@tandem/catalog";
import { AppError } from "@tandem/contracts";
import { env } from "@/env";
import { type Cart, cartAnswer, toCart } from "./cart";

const TIMEOUT_MS = 6_000;
const FIELDS = "*items,+items.product_handle,+items.total,+items.subtotal,+item_subtotal,+completed_at";

async function call(
  store: Store,
  path: string,
  method: "GET" | "POST" | "DELETE",
  body?: object,
): Promise<unknown> {
  const client = new Client({ baseUrl: env().BACKEND_URL, publishableKey: store.publishableKey });
  try {
    return await client.fetch(path, {
      method,
      query: { fields: FIELDS },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: { ...body } }),
    });
  } catch (error) {
    throw translate(error);
  }
}

/** Medusa's refusals in our codes: `not_found` (no such cart, line or variant), `conflict` (not enough stock), or away. */
function translate(error: unknown): AppError {
  if (!(error instanceof FetchError) || error.status === undefined || error.status >= 500) {
    return new AppError("unavailable", "Medusa does not answer.", { cause: error });
  }
  if (error.status === 404) return new AppError("not_found", "Medusa does not know it.", { cause: error });
  if (error.status === 400 || error.status === 409) {
    return new AppError("conflict", "Medusa refused the change.", { cause: error });
  }
  return new AppError("upstream_failed", `Medusa answered ${error.status}.`, { cause: error });
}

const at = (id: string, ...rest: readonly string[]) =>
  ["/store/carts", id, ...rest]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join("/");

/** The cart of Medusa's store API. Every call raises an `AppError`. */
export const cartApi = {
  async create(ctx: ShopContext): Promise<Cart> {
    const body = { region_id: ctx.regionId, locale: ctx.locale, metadata: { tenant: ctx.tenant.id } };
    return toCart(cartAnswer.parse(await call(ctx.store, "/store/carts", "POST", body)));
  },
  async read(ctx: ShopContext, id: string): Promise<Cart> {
    return toCart(cartAnswer.parse(await call(ctx.store, at(id), "GET")));
  },
  async addLine(ctx: ShopContext, id: string, variant: string, quantity: number): Promise<Cart> {
    const body = { variant_id: variant, quantity };
    return toCart(cartAnswer.parse(await call(ctx.store, at(id, "line-items"), "POST", body)));
  },
  async setQuantity(ctx: ShopContext, id: string, line: string, quantity: number): Promise<Cart> {
    const body = { quantity };
    return toCart(cartAnswer.parse(await call(ctx.store, at(id, "line-items", line), "POST", body)));
  },
  async removeLine(ctx: ShopContext, id: string, line: string): Promise<Cart> {
    await call(ctx.store, at(id, "line-items", line), "DELETE");
    return cartApi.read(ctx, id);
  },
};
