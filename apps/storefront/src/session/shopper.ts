import type { ShopContext } from "@tandem/catalog";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { isAway } from "@/server/away";
import { logger } from "@/server/logger";
import { sessionCookie } from "./cookies";
import { customerTokenOf } from "./customer-token";
import { readSession, type Session } from "./sessions";

/**
 * Who is signed on in this shop, null for guests. While that cannot be found out (no Redis, no Keycloak for tokens that
 * ended) everybody is a guest: nothing personal is shown, and buying goes on.
 */
export async function shopperOf(tenant: string): Promise<Session | null> {
  const id = (await cookies()).get(sessionCookie())?.value;
  if (id === undefined) return null;
  // What follows depends on the clock: never part of anything rendered ahead.
  await connection();
  try {
    return await readSession(tenant, id);
  } catch (error) {
    if (!isAway(error) && !isRedisAway(error)) throw error;
    logger().warn({ err: error }, "a session could not be read");
    return null;
  }
}

/** Medusa's token of the signed-on customer, for what should be theirs from the start; undefined for guests. */
export async function tokenOfShopper(ctx: ShopContext): Promise<string | undefined> {
  const shopper = await shopperOf(ctx.tenant.id);
  if (shopper === null) return undefined;
  try {
    return await customerTokenOf(ctx, shopper);
  } catch (error) {
    logger().warn({ err: error }, "a signed-on customer gets a guest's cart");
    return undefined;
  }
}

/** ioredis marks what it could not send or hear back; commands the server refuses are faults of ours. */
function isRedisAway(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === "MaxRetriesPerRequestError" ||
      /command timed out|connection is closed/i.test(error.message))
  );
}
