import { createHmac, timingSafeEqual } from "node:crypto";
import { generateCookie, parseCookies } from "payload";
import { z } from "zod";
import { env } from "../env";

const LIFE_SECONDS = 10 * 60;
const NAME = "tandem-sign-on";
const PATH = "/api/oidc";

const attemptSchema = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  codeVerifier: z.string().min(1),
  /** Path of the admin to open afterwards. */
  returnTo: z.string().startsWith("/admin"),
  expiresAt: z.number(),
});
type Attempt = z.infer<typeof attemptSchema>;

const attributes = {
  name: NAME,
  returnCookieAsObject: false,
  path: PATH,
  httpOnly: true,
  sameSite: "Lax" as const,
  secure: env.CMS_URL.startsWith("https:"),
};

/** Cookie that ties the callback to the browser that began: signed, short-lived, unreadable for scripts. */
export function attemptCookie(attempt: Omit<Attempt, "expiresAt">, now = Date.now()): string {
  const body = Buffer.from(JSON.stringify({ ...attempt, expiresAt: now + LIFE_SECONDS * 1_000 })).toString(
    "base64url",
  );
  return generateCookie({ ...attributes, maxAge: LIFE_SECONDS, value: `${body}.${sign(body)}` }) as string;
}

/** What the cookie of a request holds; null when there is none, it was forged or it is too old. */
export function readAttempt(headers: Headers, now = Date.now()): Attempt | null {
  const [body = "", signature = ""] = (parseCookies(headers).get(NAME) ?? "").split(".");
  const expected = Buffer.from(sign(body));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const attempt = attemptSchema.safeParse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
  return attempt.success && attempt.data.expiresAt > now ? attempt.data : null;
}

/** Makes the browser forget the attempt: it works once. */
export const spentAttemptCookie = (): string =>
  generateCookie({ ...attributes, expires: new Date(0), value: "" }) as string;

function sign(body: string): string {
  return createHmac("sha256", env.PAYLOAD_SECRET).update(`sign-on attempt ${body}`).digest("base64url");
}
