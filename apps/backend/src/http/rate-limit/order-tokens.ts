import type { MedusaRequest } from "@medusajs/framework/http";
import { createRateLimit, type RateLimit } from "@tandem/auth";
import { connections } from "../../connections/connections";
import { addressOf, type Limit, WRONG_TOKENS_PER_ADDRESS, WRONG_TOKENS_PER_ORDER } from "./limits";

let made: readonly [RateLimit, RateLimit] | undefined;

/**
 * Counts a wrong token of an order's link, by order and by IP address. A valid token is never counted, so its holder
 * cannot be locked out.
 * @throws AppError `rate_limited`
 */
export async function countWrongToken(req: MedusaRequest, orderId: string): Promise<void> {
  made ??= [limitOf(WRONG_TOKENS_PER_ORDER), limitOf(WRONG_TOKENS_PER_ADDRESS)];
  const [perOrder, perAddress] = made;
  await Promise.all([perOrder.take(orderId), perAddress.take(addressOf(req))]);
}

function limitOf({ name, points, seconds }: Pick<Limit, "name" | "points" | "seconds">): RateLimit {
  return createRateLimit({ redis: connections().queueRedis, name, points, seconds });
}
