import { setTimeout as later } from "node:timers/promises";
import { newSecretId, type SignedOn, secretDigest } from "@tandem/auth";
import { AppError, tenantKey } from "@tandem/contracts";
import { z } from "zod";
import { cacheRedis } from "@/server/redis";
import { keycloak } from "./keycloak";

/** The lifetime of a session in the realm. */
export const SESSION_SECONDS = 12 * 3_600;
/** A token is renewed this long before it expires, so that it does not expire during a request. */
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
/** A shopper signed in to one shop. Stored in Redis; the browser has an opaque cookie. */
export type Session = z.infer<typeof sessionSchema>;

const keyOf = (tenant: string, id: string) => tenantKey("session", tenant, secretDigest(id));

/** Returns what a session keeps of a customer who signed in. */
export function toSession(signedOn: SignedOn, signedOnAt = Date.now()): Session {
  const { principal, accessToken, refreshToken, idToken, sessionId, expiresAt, name, email } = signedOn;
  const { subject } = principal;
  return { subject, sessionId, signedOnAt, accessToken, refreshToken, idToken, expiresAt, name, email };
}

/** Stores a new session of a shop and returns the value of its cookie, a new secret. */
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

/**
 * Returns the session of a cookie with valid tokens, or null when it has ended.
 * @throws AppError unavailable without Keycloak or the queue database, an ioredis error without the cache database
 */
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

/** Renews a session in one of the concurrent requests, since a refresh token works once; the others reuse the result. */
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
  // The renewal takes too long: the current token stays valid until it expires.
  return Date.now() < old.expiresAt ? old : null;
}

async function renew(key: string, session: Session): Promise<Session | null> {
  try {
    const renewed = toSession(await keycloak().login.refresh(session.refreshToken), session.signedOnAt);
    const left = session.signedOnAt + SESSION_SECONDS * 1_000 - Date.now();
    // Only if the session was not ended meanwhile; its lifetime does not grow.
    const kept = await cacheRedis().set(key, JSON.stringify(renewed), "PX", Math.max(1, left), "XX");
    return kept === null ? null : renewed;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unauthenticated") throw error;
    await cacheRedis().del(key);
    return null;
  }
}
