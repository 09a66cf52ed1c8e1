import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { createRealmTokenReader } from "./realm-tokens.js";

const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

const claimsSchema = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  jti: z.string().min(1),
  typ: z.literal("Logout"),
  nonce: z.undefined(),
  events: z.looseObject({ [LOGOUT_EVENT]: z.looseObject({}) }),
});

/** The session a logout token ends. */
interface EndedSession {
  subject: string;
  sessionId: string;
}

export interface LogoutVerifier {
  /**
   * Returns the session that the token ends.
   * @throws AppError `unauthenticated` unless it is Keycloak's logout token (OIDC Back-Channel Logout 1.0) for this client
   */
  verify(logoutToken: string): Promise<EndedSession>;
}

/** Verifies back-channel logout tokens. A token names one session, so a repeated one ends nothing more. */
export function createLogoutVerifier(settings: { issuer: string; clientId: string }): LogoutVerifier {
  const { issuer, clientId: audience } = settings;
  const read = createRealmTokenReader({ issuer, audience, maxCharacters: 4 * 1024, maxAge: "5m", refused });
  return {
    async verify(logoutToken) {
      const claims = claimsSchema.safeParse(await read(logoutToken));
      if (!claims.success) throw refused("it is not a logout token", claims.error);
      return { subject: claims.data.sub, sessionId: claims.data.sid };
    },
  };
}

function refused(reason: string, cause?: unknown): AppError {
  return new AppError("unauthenticated", `The logout token was refused: ${reason}.`, { cause });
}
