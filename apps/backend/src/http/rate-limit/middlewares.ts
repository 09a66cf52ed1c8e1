import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { createRateLimit, type RateLimit } from "@tandem/auth";
import { connections } from "../../connections/connections";
import { log } from "../../logger";
import {
  type Limit,
  PASSWORDS_PER_ACCOUNT,
  PASSWORDS_PER_ADDRESS,
  SHOP_WRITES,
  SIGN_ON,
  TRANSFER_TOKENS,
} from "./limits";

/** Rate limits of public requests; counted in Redis, so all instances share them. */
export const rateLimitMiddlewares: MiddlewareRoute[] = [
  { matcher: "/auth", middlewares: [limited(SIGN_ON)] },
  {
    matcher: "/auth/user/emailpass",
    middlewares: [limited(PASSWORDS_PER_ADDRESS), limited(PASSWORDS_PER_ACCOUNT)],
  },
  { matcher: "/auth/mfa", middlewares: [limited(PASSWORDS_PER_ADDRESS)] },
  { matcher: "/store", middlewares: [limited(SHOP_WRITES)] },
  ...["accept", "decline"].map((step) => ({
    matcher: `/store/orders/:id/transfer/${step}`,
    methods: ["POST" as const],
    middlewares: [limited(TRANSFER_TOKENS)],
  })),
];

/** Returns a middleware that refuses a request beyond the limit. */
export function limited({ name, points, seconds, counted, failuresOnly }: Limit) {
  let made: RateLimit | undefined;
  return async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const caller = counted(req);
    if (caller === null) return next();
    made ??= createRateLimit({ redis: connections().queueRedis, name, points, seconds });
    const limit = made;
    await limit.take(caller);
    if (failuresOnly) {
      res.once("finish", () => {
        if (res.statusCode === 200)
          limit
            .giveBack(caller)
            .catch((err: unknown) => log.warn({ err }, "successful request stayed counted"));
      });
    }
    next();
  };
}
