import { callerAddress, createRateLimit, type RateLimit } from "@tandem/auth";
import { cacheRedis } from "./redis";

/** Allowed calls per minute: from one IP address, and for one shop in total. */
const PER_MINUTE = {
  "sign-on": { address: 60, shop: 1_200 },
  write: { address: 120, shop: 6_000 },
  webhook: { address: 1_200, shop: 1_200 },
  logout: { address: 120, shop: 1_200 },
} as const;
export type Limited = keyof typeof PER_MINUTE;

const made = new Map<string, RateLimit>();

function limit(what: Limited, by: "address" | "shop"): RateLimit {
  const name = `storefront:${what}:${by}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const fresh = createRateLimit({ redis: cacheRedis(), name, points: PER_MINUTE[what][by], seconds: 60 });
  made.set(name, fresh);
  return fresh;
}

/** A page of 60 images in every width, several times a minute. */
const IMAGES_PER_MINUTE = 1_200;

let images: RateLimit | undefined;
let refusals: RateLimit | undefined;

/** Returns the limit of refused webhooks per IP address and minute. A sender with the secret is never limited. */
export function refusedWebhooks(): RateLimit {
  refusals ??= createRateLimit({
    redis: cacheRedis(),
    name: "storefront:refused-webhook",
    points: 60,
    seconds: 60,
  });
  return refusals;
}

/**
 * Counts a request of an IP address for a resized image, of whatever shop.
 * @throws AppError rate_limited when the IP address has too many
 */
export async function countImage(headers: Headers): Promise<void> {
  images ??= createRateLimit({
    redis: cacheRedis(),
    name: "storefront:image",
    points: IMAGES_PER_MINUTE,
    seconds: 60,
  });
  await images.take(callerAddress(headers.get("x-forwarded-for")));
}

/**
 * Counts a call of an IP address to a shop.
 * @throws AppError rate_limited when the IP address, or the shop in total, has too many calls
 */
export async function countCall(what: Limited, headers: Headers, tenant: string): Promise<void> {
  await limit(what, "address").take(`${tenant} ${callerAddress(headers.get("x-forwarded-for"))}`);
  await limit(what, "shop").take(tenant);
}
