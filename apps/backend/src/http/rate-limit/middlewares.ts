import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { connections } from "../../integration/connections";
import { log } from "../../logging/logger";
import { type Limit, PASSWORDS_PER_ACCOUNT, PASSWORDS_PER_ADDRESS, SHOP_WRITES, SIGN_ON } from "./limits";

/** What the public may write, and how often; counted in Redis, so all instances count together. */
export const rateLimitMiddlewares: MiddlewareRoute[] = [
  { matcher: "/auth", middlewares: [limited(SIGN_ON)] },
  {
    matcher: "/auth/user/emailpass",
    middlewares: [limited(PASSWORDS_PER_ADDRESS), limited(PASSWORDS_PER_ACCOUNT)],
  },
  { matcher: "/store", middlewares: [limited(SHOP_WRITES)] },
];

/** A middleware that answers 429 with `Retry-After` beyond the limit. */
export function limited(limit: Limit) {
  let limiter: RateLimiterRedis | undefined;
  return async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const counted = limit.counted(req);
    if (counted === null) return next();
    limiter ??= new RateLimiterRedis({
      storeClient: connections().queueRedis,
      keyPrefix: `tandem:limit:${limit.name}`,
      points: limit.points,
      duration: limit.seconds,
    });
    const counter = limiter;
    await counter.consume(counted).catch((refusal: unknown) => refuse(res, refusal));
    if (limit.failuresOnly) {
      res.once("finish", () => {
        if (res.statusCode === 200)
          counter.reward(counted).catch((err: unknown) => log.warn({ err }, "A success was counted"));
      });
    }
    next();
  };
}

function refuse(res: MedusaResponse, refusal: unknown): never {
  if (!(refusal instanceof RateLimiterRes)) {
    throw new AppError("unavailable", "The service is busy; try again.", { cause: refusal });
  }
  const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
  res.setHeader("Retry-After", String(seconds));
  throw new AppError("rate_limited", `Too many attempts. Try again in ${seconds} seconds.`);
}
