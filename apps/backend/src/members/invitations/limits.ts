import { createRateLimit, type RateLimit, retryAfterOf } from "@tandem/auth";
import { connections } from "../../connections/connections";
import { log } from "../../logger";
import type { Invitation } from "./store";

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** How many invitation mails may be sent; a repeated one counts too. */
const LIMITS = {
  inviter: { points: 20, seconds: HOUR },
  tenant: { points: 100, seconds: DAY },
  tenantAddress: { points: 5, seconds: DAY },
  address: { points: 10, seconds: DAY },
} as const;
type LimitName = keyof typeof LIMITS;

const made = new Map<LimitName, RateLimit>();

function limit(name: LimitName): RateLimit {
  const known = made.get(name);
  if (known !== undefined) return known;
  const created = createRateLimit({
    redis: connections().queueRedis,
    name: `invitation-${name}`,
    ...LIMITS[name],
  });
  made.set(name, created);
  return created;
}

/**
 * Counts a mail of a tenant.
 * @throws AppError rate_limited when the inviting member, the tenant or the address has too many.
 */
export async function countInvitation(
  tenantId: string,
  { email, invited_by }: Pick<Invitation, "email" | "invited_by">,
): Promise<void> {
  if (invited_by !== null) await limit("inviter").take(invited_by);
  await limit("tenantAddress").take(`${tenantId} ${email}`);
  await limit("tenant").take(tenantId);
}

/**
 * Counts a mail to an address over all tenants; returns false when the daily limit is reached. The caller must not
 * reveal that: it would show that other tenants invite the same person.
 */
export async function addressHasRoom(email: string): Promise<boolean> {
  try {
    await limit("address").take(email);
    return true;
  } catch (refusal) {
    if (retryAfterOf(refusal) === null) throw refusal;
    log.warn("invitation mail withheld: too many to one address");
    return false;
  }
}
