import { randomBytes } from "node:crypto";
import { env } from "@/env";

const secure = () => new URL(env().STOREFRONT_URL).protocol === "https:";
/** `__Host-` binds a cookie to the very host that set it; browsers accept it over https only. */
const named = (name: string) => (secure() ? `__Host-${name}` : name);

/** Cookie of a signed-on shopper, for one shop's host. */
export const sessionCookie = () => named("session");
/** Cookie of a sign-on under way. */
export const attemptCookie = () => named("sign-on");

/** What every cookie of a sign-on has in common: scripts cannot read it, other sites cannot send it along. */
export const cookieOptions = (maxAge: number) =>
  ({ httpOnly: true, sameSite: "lax", secure: secure(), path: "/", maxAge }) as const;

/** An opaque name nobody can guess. */
export const newSecretId = (): string => randomBytes(32).toString("base64url");
