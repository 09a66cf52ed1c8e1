import type { MedusaRequest } from "@medusajs/framework/http";
import { z } from "zod";
import { isRead } from "../is-read";
import { isRoutedTo } from "../routed-path";

/** How often an action may be performed. */
export interface Limit {
  /** Part of the key in Redis. */
  name: string;
  points: number;
  seconds: number;
  /** Returns the key that is counted; null when this request is not. */
  counted: (req: MedusaRequest) => string | null;
  /** Does not count a request whose response is 200: only failures add up. */
  failuresOnly?: boolean;
}

const MINUTE = 60;
/** Keycloak calls it once for every session that ends; its tokens are signed. */
const FROM_KEYCLOAK = "/auth/keycloak/backchannel-logout";

/** Returns the IP address of the caller, as the nearest proxy reports it. */
export const addressOf = (req: MedusaRequest): string => req.ip ?? "unknown";
const loginSchema = z.object({ email: z.string().max(320) });

/** All sign-in requests, by IP address: the storefront's server signs in for all customers of a store. */
export const SIGN_ON: Limit = {
  name: "auth",
  points: 600,
  seconds: MINUTE,
  counted: (req) => (isRoutedTo(req, FROM_KEYCLOAK) ? null : addressOf(req)),
};

/** Passwords tried from one IP address. */
export const PASSWORDS_PER_ADDRESS: Limit = {
  name: "password-ip",
  points: 30,
  seconds: 5 * MINUTE,
  counted: (req) => (req.method === "POST" ? addressOf(req) : null),
  failuresOnly: true,
};

/** Passwords tried for one account, from any IP address. */
export const PASSWORDS_PER_ACCOUNT: Limit = {
  name: "password-account",
  points: 10,
  seconds: 15 * MINUTE,
  counted: (req) => {
    const login = loginSchema.safeParse(req.body).data;
    if (req.method !== "POST" || login === undefined) return null;
    return login.email.trim().toLowerCase();
  },
  failuresOnly: true,
};

/** Carts, customers and orders written in one store from one IP address; its storefront writes for all shoppers. */
export const SHOP_WRITES: Limit = {
  name: "store-writes",
  points: 3_000,
  seconds: MINUTE,
  counted: (req) =>
    isRead(req.method) ? null : `${req.get("x-publishable-api-key") ?? ""}:${addressOf(req)}`,
};

/** Wrong tokens tried for one order's link, from all IP addresses. */
export const WRONG_TOKENS_PER_ORDER = { name: "order-token", points: 30, seconds: 15 * MINUTE };

/** Wrong tokens tried from one IP address; a storefront's server passes on those of all its visitors. */
export const WRONG_TOKENS_PER_ADDRESS = { name: "order-token-ip", points: 300, seconds: 15 * MINUTE };

/** Wrong tokens of order transfers tried from one IP address. */
export const TRANSFER_TOKENS: Limit = {
  name: "transfer-token",
  points: 60,
  seconds: 15 * MINUTE,
  counted: addressOf,
  failuresOnly: true,
};
