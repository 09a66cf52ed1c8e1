import { createServiceTokens, createTokenVerifier, type Principal, readBearer } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { config } from "../env";

const { issuer, clientId, clientSecret } = config().keycloak;
const verifier = createTokenVerifier({ issuer, audience: clientId });

/** Access tokens for calls of this service to other services. */
export const serviceTokens = createServiceTokens({ issuer, clientId, clientSecret });

/**
 * Returns the principal of the Keycloak access token in the Authorization header; null when there is none or when the
 * bearer token is Medusa's own. @throws AppError unauthenticated for a token that is not valid here
 */
export async function readPrincipal(authorization: string | undefined): Promise<Principal | null> {
  const token = readBearer(authorization);
  if (token === null || isMedusaToken(token)) return null;
  return verifier.verify(token);
}

/** Like `readPrincipal`. @throws AppError unauthenticated without a Keycloak access token */
export async function requirePrincipal(authorization: string | undefined): Promise<Principal> {
  const principal = await readPrincipal(authorization);
  if (principal === null)
    throw new AppError("unauthenticated", "This call requires a Keycloak access token.");
  return principal;
}

const expirySchema = z.object({ exp: z.number() });

/** Returns when a verified access token expires, in milliseconds since the epoch. */
export function expiryOf(verifiedToken: string): number {
  const [, payload = ""] = verifiedToken.split(".");
  return expirySchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).exp * 1_000;
}

const headerSchema = z.object({ alg: z.string() });

/** Returns whether Medusa issued a token: it signs its tokens symmetrically, Keycloak never does. */
function isMedusaToken(token: string): boolean {
  const [encoded = ""] = token.split(".");
  try {
    const header = headerSchema.parse(JSON.parse(Buffer.from(encoded, "base64url").toString("utf8")));
    return header.alg.startsWith("HS");
  } catch {
    return false;
  }
}
