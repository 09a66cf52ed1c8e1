import { AppError } from "@tandem/contracts";
import { jwtVerify } from "jose";
import { z } from "zod";
import { createRealmKeys, isKeyFailure, SIGNING_ALGORITHMS } from "./realm-keys.js";

const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
/** Keycloak's logout tokens live two minutes. */
const MAX_AGE = "5m";
const MAX_TOKEN_CHARACTERS = 4 * 1024;

const claimsSchema = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  jti: z.string().min(1),
  typ: z.literal("Logout"),
  nonce: z.undefined(),
  events: z.looseObject({ [LOGOUT_EVENT]: z.looseObject({}) }),
});

/** The session a logout token ends. */
export interface EndedSession {
  subject: string;
  sessionId: string;
}

export interface LogoutVerifier {
  /** Raises `unauthenticated` unless it is Keycloak's logout token (OIDC Back-Channel Logout 1.0) for this client. */
  verify(logoutToken: string): Promise<EndedSession>;
}

/** Verifies back-channel logout tokens. One names one session, so showing it again ends nothing more. */
export function createLogoutVerifier(settings: { issuer: string; clientId: string }): LogoutVerifier {
  const keys = createRealmKeys(settings.issuer);
  return {
    async verify(logoutToken) {
      if (logoutToken.length > MAX_TOKEN_CHARACTERS) throw refused();
      const { payload } = await jwtVerify(logoutToken, keys, {
        issuer: settings.issuer,
        audience: settings.clientId,
        algorithms: SIGNING_ALGORITHMS,
        clockTolerance: 5,
        maxTokenAge: MAX_AGE,
        requiredClaims: ["iat", "exp"],
      }).catch((cause: unknown) => {
        if (isKeyFailure(cause)) {
          throw new AppError("unavailable", "The sign-on service cannot be reached.", { cause });
        }
        throw refused(cause);
      });
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) throw refused(claims.error);
      return { subject: claims.data.sub, sessionId: claims.data.sid };
    },
  };
}

function refused(cause?: unknown): AppError {
  return new AppError("unauthenticated", "The logout token was refused.", { cause });
}
