import type { MedusaRequest } from "@medusajs/framework/http";
import { z } from "zod";

/** How often something may be done. */
export interface Limit {
  /** Part of the key in Redis. */
  name: string;
  points: number;
  seconds: number;
  /** Who or what is counted; null when this request is not. */
  counted: (req: MedusaRequest) => string | null;
  /** Forgets the count when the answer is 200: only failures add up. */
  failuresOnly?: boolean;
}

const MINUTE = 60;
const READS: readonly string[] = ["GET", "HEAD", "OPTIONS"];
/** Keycloak calls it once for every session that ends; its tokens are signed. */
const FROM_KEYCLOAK = "/keycloak/backchannel-logout";

const address = (req: MedusaRequest) => req.ip ?? "unknown";
const loginSchema = z.object({ email: z.string().max(320) });

/** Everything about signing on, by address: a shop's server signs on for all of its customers. */
export const SIGN_ON: Limit = {
  name: "auth",
  points: 600,
  seconds: MINUTE,
  counted: (req) => (req.path === FROM_KEYCLOAK ? null : address(req)),
};

/** Passwords tried from one address. */
export const PASSWORDS_PER_ADDRESS: Limit = {
  name: "password-ip",
  points: 30,
  seconds: 5 * MINUTE,
  counted: (req) => (req.method === "POST" ? address(req) : null),
  failuresOnly: true,
};

/** Passwords tried for one account, from wherever. */
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

/** Carts, customers and orders written in one shop from one address; a shop's server writes for all of its shoppers. */
export const SHOP_WRITES: Limit = {
  name: "store-writes",
  points: 3_000,
  seconds: MINUTE,
  counted: (req) =>
    READS.includes(req.method) ? null : `${req.get("x-publishable-api-key") ?? ""}:${address(req)}`,
};
