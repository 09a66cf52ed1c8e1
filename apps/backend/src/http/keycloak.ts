import { createServiceTokens, createTokenVerifier, type Principal, readBearer } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { config } from "../env";

const { issuer, clientId, clientSecret } = config().keycloak;
const verifier = createTokenVerifier({ issuer, audience: clientId });

/** Access tokens this service calls others with. */
export const serviceTokens = createServiceTokens({ issuer, clientId, clientSecret });

/**
 * The principal of the Keycloak access token in the Authorization header; null when there is none or when the bearer
 * is a token of Medusa itself. Raises `unauthenticated` for a token that is not valid here.
 */
export async function readPrincipal(authorization: string | undefined): Promise<Principal | null> {
  const token = readBearer(authorization);
  if (token === null || isMedusaToken(token)) return null;
  return verifier.verify(token);
}

/** Like `readPrincipal`, for calls that must come from Keycloak. */
export async function requirePrincipal(authorization: string | undefined): Promise<Principal> {
  const principal = await readPrincipal(authorization);
  if (principal === null)
    throw new AppError("unauthenticated", "This call needs an access token of Keycloak.");
  return principal;
}

const expirySchema = z.object({ exp: z.number() });

/** When an access token that was verified ends, in milliseconds since the epoch. */
export function expiryOf(verifiedToken: string): number {
  const [, payload = ""] = verifiedToken.split(".");
  return expirySchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).exp * 1_000;
}

const headerSchema = z.object({ alg: z.string() });

/** Medusa signs its own tokens symmetrically, Keycloak never does. */
function isMedusaToken(token: string): boolean {
  const [encoded = ""] = token.split(".");
  try {
    const header = headerSchema.parse(JSON.parse(Buffer.from(encoded, "base64url").toString("utf8")));
    return header.alg.startsWith("HS");
  } catch {
    return false;
  }
}
