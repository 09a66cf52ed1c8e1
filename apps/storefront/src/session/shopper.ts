import type { ShopContext } from "@tandem/catalog";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { isAway } from "@/server/away";
import { logger } from "@/server/logger";
import { sessionCookie } from "./cookies";
import { customerTokenOf } from "./customer-token";
import { readSession, type Session } from "./sessions";

/**
 * Returns the session of the shopper signed in to this shop, null for guests. While it cannot be read (no Redis, or no
 * Keycloak for an expired token) every shopper is a guest: nothing personal is shown, and buying still works.
 */
export async function shopperOf(tenant: string): Promise<Session | null> {
  const id = (await cookies()).get(sessionCookie())?.value;
  if (id === undefined) return null;
  // The rest depends on the clock: it must never be prerendered.
  await connection();
  try {
    return await readSession(tenant, id);
  } catch (error) {
    if (!isAway(error) && !isRedisAway(error)) throw error;
    logger().warn({ err: error }, "session could not be read");
    return null;
  }
}

/** Returns Medusa's token of the signed-in customer, for a cart that is theirs from the start; undefined for guests. */
export async function tokenOfShopper(ctx: ShopContext): Promise<string | undefined> {
  const shopper = await shopperOf(ctx.tenant.id);
  if (shopper === null) return undefined;
  try {
    return await customerTokenOf(ctx, shopper);
  } catch (error) {
    logger().warn({ err: error }, "signed-in customer gets a guest cart");
    return undefined;
  }
}

/** Returns whether Redis is unavailable; ioredis marks such errors. Commands that Redis refuses are bugs. */
function isRedisAway(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === "MaxRetriesPerRequestError" ||
      /command timed out|connection is closed/i.test(error.message))
  );
}
