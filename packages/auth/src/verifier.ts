import { AppError } from "@tandem/contracts";
import { jwtVerify } from "jose";
import { claimsSchema, type Principal, toPrincipal } from "./principal.js";
import { createRealmKeys, isKeyFailure, SIGNING_ALGORITHMS } from "./realm-keys.js";

const MAX_TOKEN_CHARACTERS = 8 * 1024;
/** Far above the realm's five minutes; also makes a token from the future fail. */
const MAX_AGE = "1h";

export interface TokenVerifierSettings {
  /** Realm address, exactly as it stands in `iss`. */
  issuer: string;
  /** Client id of the API that is called; must be in `aud`. */
  audience: string;
  /** Where the realm publishes its keys; derived from the issuer unless told otherwise. */
  jwksUrl?: string;
  /** Clients whose tokens are accepted; any client of the realm unless told otherwise. */
  clients?: readonly string[];
}

export interface TokenVerifier {
  /** The principal of a valid access token. Raises `unauthenticated`, or `unavailable` when the keys cannot be read. */
  verify(token: string): Promise<Principal>;
}

/** Verifies access tokens of the realm: signature with rotating keys, issuer, audience, `azp`, `typ` and times. */
export function createTokenVerifier(settings: TokenVerifierSettings): TokenVerifier {
  const keys = createRealmKeys(settings.issuer, settings.jwksUrl);

  return {
    async verify(token) {
      if (token.length > MAX_TOKEN_CHARACTERS) throw refused("it is larger than any token of this realm");
      const payload = await readPayload(token);
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) throw refused("it is not an access token");
      if (settings.clients !== undefined && !settings.clients.includes(claims.data.azp)) {
        throw refused("it was issued to another client");
      }
      return toPrincipal(claims.data, settings.audience);
    },
  };

  async function readPayload(token: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms: SIGNING_ALGORITHMS,
        clockTolerance: 5,
        maxTokenAge: MAX_AGE,
        requiredClaims: ["exp", "iat", "sub"],
      });
      return payload;
    } catch (error) {
      if (isKeyFailure(error)) {
        throw new AppError("unavailable", "The sign-on service cannot be reached to check the token.", {
          cause: error,
        });
      }
      throw refused("it is not valid for this service", error);
    }
  }
}

/** The token of an `Authorization: Bearer` header, or null when there is none. */
export function readBearer(header: string | undefined | null): string | null {
  const match = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? "");
  return match?.[1] ?? null;
}

function refused(reason: string, cause?: unknown): AppError {
  return new AppError("unauthenticated", `The access token was refused: ${reason}.`, { cause });
}
