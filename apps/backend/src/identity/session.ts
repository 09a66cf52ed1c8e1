import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { log } from "../logging/logger";
import { type Credential, credentialIn } from "./credential";
import { directory, revocations } from "./realm";
import { endRealmSession } from "./realm-admin";

/** The credential kept in the session of the request, valid or not. */
export function sessionCredential(req: MedusaRequest): Credential | null {
  return credentialIn(Reflect.get(req.session ?? {}, "auth_context"));
}

/** Gives the request a new, empty session, so that nobody can prepare the one somebody signs in with. */
export function renewSession(req: MedusaRequest): Promise<void> {
  return settle((done) => req.session.regenerate(done));
}

/** Forgets the session of the request, on the server and in the browser. */
export async function dropSession(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { projectConfig } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  await settle((done) => req.session.destroy(done));
  res.clearCookie(projectConfig.sessionOptions?.name ?? "connect.sid", projectConfig.cookieOptions ?? {});
}

/** Ends what a credential opened, here and in Keycloak, which tells the other apps. */
export async function endSignOn(credential: Credential | null): Promise<void> {
  if (credential?.kind !== "keycloak") return;
  const { subject, session_id: sessionId } = credential.session;
  if (sessionId === null) return;
  await revocations.revoke({ sessionId, subject });
  directory.forget(subject);
  await endRealmSession(sessionId).catch((err: unknown) => {
    log.warn({ err }, "A session ended here but not in Keycloak");
  });
}

function settle(work: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => (error ? reject(error) : resolve()));
  });
}
