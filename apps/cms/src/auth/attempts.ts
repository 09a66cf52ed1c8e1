import { createOneTimeStore, hostCookieName, newSecretId, secretDigest } from "@tandem/auth";
import { generateCookie, parseCookies } from "payload";
import { z } from "zod";
import { cacheRedis } from "../connections/cache-redis";
import { env } from "../env";

const LIFE_SECONDS = 10 * 60;
const COOKIE = hostCookieName("tandem-sign-in", env.CMS_URL);

const attemptSchema = z.object({
  nonce: z.string().min(1),
  codeVerifier: z.string().min(1),
  /** Path of the admin to open afterwards. */
  returnTo: z.string().startsWith("/admin"),
  /** Digest of the cookie of the browser that started the attempt. */
  browser: z.string(),
});
type Attempt = z.infer<typeof attemptSchema>;

const attempts = () =>
  createOneTimeStore({
    redis: cacheRedis(),
    name: "cms-attempt",
    seconds: LIFE_SECONDS,
    schema: attemptSchema,
  });

const attributes = {
  name: COOKIE,
  returnCookieAsObject: false,
  path: "/",
  httpOnly: true,
  sameSite: "Lax" as const,
  secure: env.CMS_URL.startsWith("https:"),
};

/** Stores a sign-in attempt under its state and returns the cookie that binds it to the browser. */
export async function keepAttempt(state: string, attempt: Omit<Attempt, "browser">): Promise<string> {
  const value = newSecretId();
  await attempts().put({ ...attempt, browser: secretDigest(value) }, state);
  return generateCookie({ ...attributes, maxAge: LIFE_SECONDS, value }) as string;
}

/** Returns the sign-in attempt of a state, once; null when there is none or another browser started it. */
export async function takeAttempt(state: string, headers: Headers): Promise<Attempt | null> {
  const attempt = await attempts().take(state);
  const value = parseCookies(headers).get(COOKIE) ?? "";
  return attempt?.browser === secretDigest(value) ? attempt : null;
}

/** Returns a cookie that deletes the one of a finished sign-in attempt. */
export const spentAttemptCookie = (): string =>
  generateCookie({ ...attributes, expires: new Date(0), value: "" }) as string;
