import { createHash } from "node:crypto";
import type { LoginAttempt } from "@tandem/auth";
import { tenantKey } from "@tandem/contracts";
import { z } from "zod";
import { cacheRedis } from "@/server/redis";
import { newSecretId } from "./cookies";

/** How long somebody may take to sign in at Keycloak. */
export const ATTEMPT_SECONDS = 600;

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  redirectUri: z.string(),
  returnTo: z.string(),
});
type Attempt = z.infer<typeof attemptSchema>;

const keyOf = (tenant: string, id: string) =>
  tenantKey("sign-on", tenant, createHash("sha256").update(id).digest("base64url"));

/** Keeps what a begun sign-on must be answered with, for one browser; returns the value of its cookie. */
export async function rememberAttempt(
  tenant: string,
  { state, nonce, codeVerifier }: LoginAttempt,
  way: { redirectUri: string; returnTo: string },
): Promise<string> {
  const id = newSecretId();
  const attempt: Attempt = { state, nonce, codeVerifier, ...way };
  await cacheRedis().set(keyOf(tenant, id), JSON.stringify(attempt), "EX", ATTEMPT_SECONDS);
  return id;
}

/** The attempt of a cookie; it works once. */
export async function takeAttempt(tenant: string, id: string): Promise<Attempt | null> {
  const text = await cacheRedis().getdel(keyOf(tenant, id));
  return text === null ? null : attemptSchema.parse(JSON.parse(text));
}
