import type { ShopContext } from "@tandem/catalog";
import { callStore } from "@/server/store-api";
import { type Cart, cartAnswer, toCart } from "./cart";

const FIELDS = "*items,+items.product_handle,+items.total,+items.subtotal,+item_subtotal,+completed_at";

const at = (id: string, ...rest: readonly string[]) =>
  ["/store/carts", id, ...rest]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join("/");

type Change = { method: "GET" | "POST" | "DELETE"; body?: object; token?: string | undefined };

const call = ({ store }: ShopContext, path: string, change: Change) =>
  callStore(store, path, { ...change, query: { fields: FIELDS } });

/** Calls of Medusa's store API for carts. Every failed call throws an `AppError`. */
export const cartApi = {
  /** Creates a cart; with a customer's token it belongs to the customer from the start. */
  async create(ctx: ShopContext, token?: string): Promise<Cart> {
    const body = { region_id: ctx.regionId, locale: ctx.locale, metadata: { tenant: ctx.tenant.id } };
    return toCart(cartAnswer.parse(await call(ctx, "/store/carts", { method: "POST", body, token })));
  },
  async read(ctx: ShopContext, id: string): Promise<Cart> {
    return toCart(cartAnswer.parse(await call(ctx, at(id), { method: "GET" })));
  },
  /** Assigns a guest's cart to the customer. */
  async handOver(ctx: ShopContext, id: string, token: string): Promise<void> {
    await call(ctx, at(id, "customer"), { method: "POST", body: {}, token });
  },
  async addLine(ctx: ShopContext, id: string, variant: string, quantity: number): Promise<Cart> {
    const body = { variant_id: variant, quantity };
    return toCart(cartAnswer.parse(await call(ctx, at(id, "line-items"), { method: "POST", body })));
  },
  async setQuantity(ctx: ShopContext, id: string, line: string, quantity: number): Promise<Cart> {
    const body = { quantity };
    return toCart(cartAnswer.parse(await call(ctx, at(id, "line-items", line), { method: "POST", body })));
  },
  async removeLine(ctx: ShopContext, id: string, line: string): Promise<Cart> {
    await call(ctx, at(id, "line-items", line), { method: "DELETE" });
    return cartApi.read(ctx, id);
  },
};
