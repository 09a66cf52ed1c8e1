import { AppError } from "@tandem/contracts";
import { claimsSchema, type Principal, toPrincipal } from "./principal.js";
import { createRealmTokenReader } from "./realm-tokens.js";

interface TokenVerifierSettings {
  /** Realm URL, exactly as it stands in `iss`. */
  issuer: string;
  /** Client id of the API that is called; must be in `aud`. */
  audience: string;
  /** Where the realm publishes its keys; derived from the issuer by default. */
  jwksUrl?: string;
  /** Clients whose tokens are accepted; any client of the realm by default. */
  clients?: readonly string[];
}

export interface TokenVerifier {
  /**
   * Returns the principal of a valid access token.
   * @throws AppError `unauthenticated`, or `unavailable` when the keys cannot be read
   */
  verify(token: string): Promise<Principal>;
}

/** Creates a verifier of the realm's access tokens: signature with rotating keys, issuer, audience, `azp`, `typ` and times. */
export function createTokenVerifier(settings: TokenVerifierSettings): TokenVerifier {
  const { issuer, audience, clients, jwksUrl } = settings;
  // An age far above the realm's five minutes, because Keycloak decides how long a token lives.
  const read = createRealmTokenReader({
    issuer,
    audience,
    maxCharacters: 8 * 1024,
    maxAge: "1h",
    keysUrl: jwksUrl,
    refused,
  });

  return {
    async verify(token) {
      const claims = claimsSchema.safeParse(await read(token));
      if (!claims.success) throw refused("it is not an access token");
      if (clients !== undefined && !clients.includes(claims.data.azp)) {
        throw refused("it was issued to another client");
      }
      return toPrincipal(claims.data, audience);
    },
  };
}

/** Returns the token of an `Authorization: Bearer` header, or null when there is none. */
export function readBearer(header: string | undefined | null): string | null {
  const match = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? "");
  return match?.[1] ?? null;
}

/**
 * Returns the principal of a bearer header.
 * @throws AppError `unauthenticated` when there is none or its token is refused
 */
export async function requireBearer(
  verifier: TokenVerifier,
  header: string | undefined | null,
): Promise<Principal> {
  const token = readBearer(header);
  if (token === null) {
    throw new AppError("unauthenticated", "Send an access token as `Authorization: Bearer …`.");
  }
  return verifier.verify(token);
}

function refused(reason: string, cause?: unknown): AppError {
  return new AppError("unauthenticated", `The access token was refused: ${reason}.`, { cause });
}
