"use server";

import type { ShopContext, Variant } from "@tandem/catalog";
import { AppError, type Locale, localeSchema } from "@tandem/contracts";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { localePath } from "@/i18n/paths";
import { catalog } from "@/server/catalog";
import { logger } from "@/server/logger";
import { tokenOfShopper } from "@/session/shopper";
import type { Cart } from "./cart";
import { cartApi } from "./cart-api";
import { cartSummary, rememberCart } from "./cart-cookie";
import { chooseVariant } from "./choose-variant";
import type { CartNotice } from "./notices";

/** What the product form shows after a refused attempt; null before any. */
export interface AddState {
  notice: CartNotice;
}

const quantitySchema = z.coerce.number().int().min(1).max(99).catch(1);
/** A line may hold more pieces than one form adds, up to what the cart cookie counts. */
const lineQuantitySchema = z.coerce
  .number()
  .int()
  .min(0)
  .catch(1)
  .transform((quantity) => Math.min(quantity, 99_999));
const addSchema = z.object({ handle: z.string().min(1).max(200), locale: localeSchema });
const lineSchema = z.object({ line: z.string().regex(/^[a-z]+_[0-9A-Za-z]+$/), locale: localeSchema });

/** Returns the shop of the request by its host; nothing in a form can name another one. */
async function shopOfRequest(locale: Locale): Promise<ShopContext> {
  const tenant = await catalog().tenantByHost((await headers()).get("host") ?? "");
  if (tenant === null) throw new AppError("not_found", "Shop not found. Check the host of the URL.");
  return catalog().context(tenant, { locale });
}

/** Adds a variant to the shopper's cart; a cart that is deleted or completed is replaced by a new one. */
async function put(ctx: ShopContext, variant: Variant, quantity: number): Promise<Cart> {
  const known = await cartSummary(ctx.tenant.id);
  if (known !== null) {
    try {
      const current = await cartApi.read(ctx, known.id);
      if (!current.completed) return await cartApi.addLine(ctx, current.id, variant.id, quantity);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    }
  }
  const fresh = await cartApi.create(ctx, await tokenOfShopper(ctx));
  return cartApi.addLine(ctx, fresh.id, variant.id, quantity);
}

function noticeOf(error: unknown): CartNotice {
  if (error instanceof AppError && error.code === "conflict") return "sold-out";
  if (error instanceof AppError && error.code === "not_found") return "gone";
  logger().error({ err: error }, "the cart could not be changed");
  return "unavailable";
}

/** Adds what a product form names; returns why the form is refused, or the shop whose cart was changed. */
async function tryToAdd(form: FormData): Promise<CartNotice | ShopContext> {
  const input = addSchema.safeParse({ handle: form.get("handle"), locale: form.get("locale") });
  if (!input.success) return "gone";
  try {
    const ctx = await shopOfRequest(input.data.locale);
    const product = await catalog().product(ctx, input.data.handle);
    if (product === null) return "gone";
    const choice = chooseVariant(product, form);
    if (choice.kind === "incomplete") return "pick";
    if (choice.kind === "none") return "gone";
    if (!choice.variant.purchasable) return "sold-out";
    const cart = await put(ctx, choice.variant, quantitySchema.parse(form.get("quantity") ?? 1));
    await rememberCart(ctx.tenant.id, { id: cart.id, count: cart.count });
    return ctx;
  } catch (error) {
    const notice = noticeOf(error);
    return notice === "sold-out" ? "not-enough" : notice;
  }
}

/** Adds what a product form names to the cart and redirects there; returns the reason when it is refused. */
export async function addToCart(_before: AddState | null, form: FormData): Promise<AddState | null> {
  const outcome = await tryToAdd(form);
  if (typeof outcome !== "string") redirect(localePath(outcome.tenant, outcome.locale, "/cart?notice=added"));
  // Without JavaScript nothing can show a returned state: the cart page shows the notice instead.
  if ((await headers()).has("next-action")) return { notice: outcome };
  const locale = localeSchema.catch("en").parse(form.get("locale"));
  const tenant = await catalog().tenantByHost((await headers()).get("host") ?? "");
  redirect(tenant === null ? "/cart" : localePath(tenant, locale, `/cart?notice=${outcome}`));
}

async function changeLine(
  form: FormData,
  change: (ctx: ShopContext, cart: string, line: string) => Promise<Cart>,
) {
  const { line, locale } = lineSchema.parse({ line: form.get("line"), locale: form.get("locale") });
  const ctx = await shopOfRequest(locale);
  const known = await cartSummary(ctx.tenant.id);
  let notice: CartNotice | null = null;
  if (known !== null) {
    try {
      const cart = await change(ctx, known.id, line);
      await rememberCart(ctx.tenant.id, { id: cart.id, count: cart.count });
    } catch (error) {
      const reason = noticeOf(error);
      notice = reason === "sold-out" ? "not-enough" : reason;
    }
  }
  redirect(localePath(ctx.tenant, locale, notice === null ? "/cart" : `/cart?notice=${notice}`));
}

/** Sets a line's quantity; zero removes it. */
export async function setQuantity(form: FormData): Promise<void> {
  const quantity = lineQuantitySchema.parse(form.get("quantity"));
  await changeLine(form, (ctx, cart, line) =>
    quantity === 0 ? cartApi.removeLine(ctx, cart, line) : cartApi.setQuantity(ctx, cart, line, quantity),
  );
}

/** Removes a line from the cart. */
export async function removeLine(form: FormData): Promise<void> {
  await changeLine(form, cartApi.removeLine);
}
