import { setTimeout as later } from "node:timers/promises";
import { newSecretId, type SignedOn, secretDigest } from "@tandem/auth";
import { AppError, tenantKey } from "@tandem/contracts";
import { z } from "zod";
import { cacheRedis } from "@/server/redis";
import { keycloak } from "./keycloak";

/** As long as the realm lets a session live. */
export const SESSION_SECONDS = 12 * 3_600;
/** A token is renewed this long before it ends, so that it does not end on its way. */
const RENEW_BEFORE_MS = 30_000;
const RENEWAL_MS = 10_000;

export const sessionSchema = z.object({
  subject: z.string(),
  /** Keycloak's session. */
  sessionId: z.string(),
  signedOnAt: z.number(),
  accessToken: z.string(),
  refreshToken: z.string(),
  idToken: z.string(),
  expiresAt: z.number(),
  name: z.string(),
  email: z.string().nullable(),
});
/** A shopper signed on in one shop. Lives in Redis; the browser has an opaque cookie. */
export type Session = z.infer<typeof sessionSchema>;

const keyOf = (tenant: string, id: string) => tenantKey("session", tenant, secretDigest(id));

/** Returns what a session keeps of a customer who signed in. */
export function toSession(signedOn: SignedOn, signedOnAt = Date.now()): Session {
  const { principal, accessToken, refreshToken, idToken, sessionId, expiresAt, name, email } = signedOn;
  const { subject } = principal;
  return { subject, sessionId, signedOnAt, accessToken, refreshToken, idToken, expiresAt, name, email };
}

/** Keeps a new session of a shop; returns the value of its cookie, which nobody knew before. */
export async function openSession(tenant: string, session: Session): Promise<string> {
  const id = newSecretId();
  await cacheRedis().set(keyOf(tenant, id), JSON.stringify(session), "EX", SESSION_SECONDS);
  return id;
}

/** Ends a session of a shop and returns it. */
export async function endSession(tenant: string, id: string): Promise<Session | null> {
  const text = await cacheRedis().getdel(keyOf(tenant, id));
  return text === null ? null : sessionSchema.parse(JSON.parse(text));
}

async function load(key: string): Promise<Session | null> {
  const text = await cacheRedis().get(key);
  return text === null ? null : sessionSchema.parse(JSON.parse(text));
}

const isFresh = ({ expiresAt }: Session) => Date.now() < expiresAt - RENEW_BEFORE_MS;

/** The session of a cookie with tokens that are valid, or null when it is over. Raises `unavailable` without Redis or Keycloak. */
export async function readSession(tenant: string, id: string): Promise<Session | null> {
  const key = keyOf(tenant, id);
  const session = await load(key);
  if (session === null) return null;
  const { subject, sessionId, signedOnAt: issuedAt } = session;
  if (await keycloak().revocations.isRevoked({ subject, sessionId, issuedAt })) {
    await cacheRedis().del(key);
    return null;
  }
  return isFresh(session) ? session : renewOnce(key, session);
}

/** A refresh token works once: of the requests that meet, in any instance, one renews and the others take what it got. */
async function renewOnce(key: string, old: Session): Promise<Session | null> {
  const redis = cacheRedis();
  const until = Date.now() + RENEWAL_MS;
  while (Date.now() < until) {
    if ((await redis.set(`${key}:renewal`, "1", "PX", RENEWAL_MS, "NX")) === "OK") {
      try {
        const current = await load(key);
        if (current === null || isFresh(current)) return current;
        return await renew(key, current);
      } finally {
        await redis.del(`${key}:renewal`);
      }
    }
    await later(50);
  }
  // Whoever renews takes long: what there is stays good until it really ends.
  return Date.now() < old.expiresAt ? old : null;
}

async function renew(key: string, session: Session): Promise<Session | null> {
  try {
    const renewed = toSession(await keycloak().login.refresh(session.refreshToken), session.signedOnAt);
    const left = session.signedOnAt + SESSION_SECONDS * 1_000 - Date.now();
    // Only if it was not ended meanwhile; its life does not grow.
    const kept = await cacheRedis().set(key, JSON.stringify(renewed), "PX", Math.max(1, left), "XX");
    return kept === null ? null : renewed;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unauthenticated") throw error;
    await cacheRedis().del(key);
    return null;
  }
}
