import { createHmac, timingSafeEqual } from "node:crypto";
import { hostCookieName } from "@tandem/auth";
import { cookies } from "next/headers";
import { env } from "@/env";
import { cookieOptions, dropCookie } from "@/session/cookies";

/** Name of the cookie before it was bound to the host; read for one release. */
const FORMER = "cart";
const cartCookie = () => hostCookieName(FORMER, env().STOREFRONT_URL);
const DAYS = 60;

/** The content of the cart cookie. `count` is only for the badge; the cart itself is in Medusa. */
export interface CartSummary {
  id: string;
  count: number;
}

function sign(tenant: string, payload: string): string {
  return createHmac("sha256", env().SESSION_SECRET).update(`cart\n${tenant}\n${payload}`).digest("base64url");
}

/** Reads a cookie's value; returns null when it was sealed for another shop or its signature is invalid. */
export function openCart(tenant: string, value: string): CartSummary | null {
  const [id = "", count = "", signature = "", ...more] = value.split(".");
  if (more.length > 0) return null;
  const expected = Buffer.from(sign(tenant, `${id}.${count}`));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given)
    ? { id, count: Number(count) }
    : null;
}

/** Returns the cookie's value for a cart of this shop. */
export function sealCart(tenant: string, { id, count }: CartSummary): string {
  const payload = `${id}.${Math.min(99_999, Math.max(0, Math.trunc(count)))}`;
  return `${payload}.${sign(tenant, payload)}`;
}

/** Returns the shopper's cart in this shop, or null. */
export async function cartSummary(tenant: string): Promise<CartSummary | null> {
  const jar = await cookies();
  const value = (jar.get(cartCookie()) ?? jar.get(FORMER))?.value;
  return value === undefined ? null : openCart(tenant, value);
}

/** Deletes the cart cookie of this browser; for responses of routes. */
export function forgetCart(jar: { set(name: string, value: string, options: object): unknown }): void {
  for (const name of new Set([cartCookie(), FORMER])) dropCookie(jar, name);
}

/** Sets the cart cookie; for server actions. */
export async function rememberCart(tenant: string, summary: CartSummary): Promise<void> {
  (await cookies()).set(cartCookie(), sealCart(tenant, summary), cookieOptions(DAYS * 86_400));
}
