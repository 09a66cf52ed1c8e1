import { secretDigest } from "@tandem/auth";
import type { ShopContext } from "@tandem/catalog";
import { tenantKey } from "@tandem/contracts";
import { cacheRedis } from "@/server/redis";
import { customerApi } from "./customer-api";
import type { Session } from "./sessions";

/** Safety margin before the token expires, so that it does not expire during a request. */
const MARGIN_MS = 20_000;

/** Returns Medusa's token of a signed-in customer; it is obtained once per access token, which it never outlives. */
export async function customerTokenOf(
  ctx: ShopContext,
  { accessToken, expiresAt }: Pick<Session, "accessToken" | "expiresAt">,
): Promise<string> {
  const key = tenantKey("customer-token", ctx.tenant.id, secretDigest(accessToken));
  const known = await cacheRedis().get(key);
  if (known !== null) return known;
  const token = await customerApi.token(ctx, accessToken);
  const left = expiresAt - MARGIN_MS - Date.now();
  if (left > 0) await cacheRedis().set(key, token, "PX", left);
  return token;
}
