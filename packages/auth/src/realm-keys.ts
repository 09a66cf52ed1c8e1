import { createRemoteJWKSet, errors } from "jose";
import { realmAddress } from "./realm-address.js";

/** Algorithms Keycloak signs the realm's tokens with; nothing else is accepted, `none` and HS256 least of all. */
export const SIGNING_ALGORITHMS = ["RS256", "PS256", "ES256"];

/** The realm's public keys: kept ten minutes, read again for an unknown key at most every 30 seconds. */
export function createRealmKeys(issuer: string, keysUrl: string = realmAddress(issuer).keys) {
  return createRemoteJWKSet(new URL(keysUrl), {
    cacheMaxAge: 10 * 60_000,
    cooldownDuration: 30_000,
    timeoutDuration: 5_000,
  });
}

/** No answer in time, another answer than 200, or one that is no key set. */
const KEY_FAILURES = new Set([errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code]);

/** True when the keys could not be read, which says nothing about the token. */
export function isKeyFailure(error: unknown): boolean {
  return !(error instanceof errors.JOSEError) || KEY_FAILURES.has(error.code);
}
