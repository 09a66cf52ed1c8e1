import { AppError } from "@tandem/contracts";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { realmAddress } from "./realm-address.js";

/** Algorithms Keycloak signs the realm's tokens with; nothing else is accepted, `none` and HS256 least of all. */
const ALGORITHMS = ["RS256", "PS256", "ES256"];
/** A signed token and nothing around it: decoders accept white space and padding, a check must not. */
const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** No response in time, a status other than 200, or a response that is no key set. */
const KEY_FAILURES = new Set([errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code]);

interface RealmTokenRules {
  issuer: string;
  /** Must be in `aud`. */
  audience: string;
  maxCharacters: number;
  /** Oldest `iat`; a token from the future is refused too. */
  maxAge: string;
  /** Where the realm publishes its keys; derived from the issuer by default. */
  keysUrl?: string | undefined;
  /** The error for a token that breaks a rule. */
  refused: (reason: string, cause?: unknown) => AppError;
}

/**
 * Creates a reader of tokens the realm signed: shape, signature, issuer, audience and times. Keys are cached ten minutes
 * and read again for an unknown one at most every 30 seconds.
 * The reader throws the error of `refused`, or `unavailable` when the keys cannot be read.
 */
export function createRealmTokenReader(rules: RealmTokenRules): (token: string) => Promise<unknown> {
  const keys = createRemoteJWKSet(new URL(rules.keysUrl ?? realmAddress(rules.issuer).keys), {
    cacheMaxAge: 10 * 60_000,
    cooldownDuration: 30_000,
    timeoutDuration: 5_000,
  });

  return async (token) => {
    if (token.length > rules.maxCharacters) throw rules.refused("it is larger than any token of this realm");
    if (!SHAPE.test(token)) throw rules.refused("it is not a signed token");
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: rules.issuer,
        audience: rules.audience,
        algorithms: ALGORITHMS,
        clockTolerance: 5,
        maxTokenAge: rules.maxAge,
        requiredClaims: ["exp", "iat", "sub"],
      });
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || KEY_FAILURES.has(error.code)) {
        throw new AppError("unavailable", "The login service cannot be reached to check the token.", {
          cause: error,
        });
      }
      throw rules.refused("it is not valid for this service", error);
    }
  };
}
