import type { MedusaRequest } from "@medusajs/framework/http";
import type { AuthenticationResponse } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, generateJwtToken } from "@medusajs/framework/utils";
import { AppError } from "@tandem/contracts";
import { requireStaffPerson } from "../access";
import { directory, KEYCLOAK_PROVIDER } from "../realm";
import { SHOP_CLIENTS } from "./clients";
import { customerOf } from "./customer-account";
import { rememberIdToken } from "./id-tokens";
import { type Actor, type SessionFacts, type SignOnFacts, signOnFactsSchema } from "./shapes";
import { staffAccountOf } from "./staff-account";

/**
 * Returns Medusa's token for a user who signed in, valid no longer than the access token; creates their account if new.
 */
export async function completeSignOn(
  req: MedusaRequest,
  actor: Actor,
  { authIdentity }: AuthenticationResponse,
): Promise<string> {
  if (authIdentity === undefined) throw new AppError("unauthenticated", "The sign-in failed.");
  const facts = signOnFactsSchema.parse(authIdentity.app_metadata?.[KEYCLOAK_PROVIDER]);
  const actorId = await accountOf(req, actor, authIdentity.id, facts);
  await rememberIdToken(facts);
  return sign(req, actor, actorId, authIdentity.id, facts);
}

async function accountOf(
  req: MedusaRequest,
  actor: Actor,
  identityId: string,
  { subject, client_id }: SignOnFacts,
): Promise<string> {
  if (actor === "user") {
    if (SHOP_CLIENTS.includes(client_id)) {
      throw new AppError(
        "forbidden",
        "access_token: a token of a storefront or bot cannot be used for the admin.",
      );
    }
    const person = await requireStaffPerson(subject);
    return staffAccountOf(req.scope, { identityId, subject, person });
  }
  const person = await directory.lookup(subject);
  if (person === null || !person.enabled) {
    throw new AppError("unauthenticated", "This account is disabled.");
  }
  return customerOf(req, { identityId, subject, person });
}

function sign(
  req: MedusaRequest,
  actor: Actor,
  actorId: string,
  identityId: string,
  { subject, session_id, signed_on_at, exchanged, expires_at }: SignOnFacts,
): string {
  const { http } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig;
  const seconds = Math.floor((expires_at - Date.now()) / 1_000);
  if (seconds < 1) throw new AppError("unauthenticated", "The sign-in has expired. Sign in again.");
  const session: SessionFacts = { subject, session_id, signed_on_at, exchanged };
  return generateJwtToken(
    {
      actor_id: actorId,
      actor_type: actor,
      auth_identity_id: identityId,
      auth_provider: KEYCLOAK_PROVIDER,
      mfa_enabled: false,
      mfa_challenge_completed_at: null,
      app_metadata: { [`${actor}_id`]: actorId, [KEYCLOAK_PROVIDER]: session },
      user_metadata: {},
    },
    { secret: http.jwtSecret, expiresIn: seconds, jwtOptions: http.jwtOptions },
  );
}
