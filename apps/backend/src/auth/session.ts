import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { log } from "../logger";
import { type Credential, credentialIn } from "./credential";
import { directory, revocations } from "./realm";
import { endRealmSession } from "./realm-admin";

/** What this service keeps in a session; Medusa declares sessions as `any`. */
export interface StoredSession {
  auth_context?: unknown;
  active_tenant?: unknown;
}

/** Returns the credential stored in the session of the request, valid or not. */
export function sessionCredential(req: MedusaRequest): Credential | null {
  const session: StoredSession | undefined = req.session;
  return credentialIn(session?.auth_context);
}

/** Gives the request a new, empty session, which prevents session fixation. */
export function renewSession(req: MedusaRequest): Promise<void> {
  return settle((done) => req.session.regenerate(done));
}

/** Deletes the session of the request, on the server and in the browser. */
export async function dropSession(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { projectConfig } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  await settle((done) => req.session.destroy(done));
  res.clearCookie(projectConfig.sessionOptions?.name ?? "connect.sid", projectConfig.cookieOptions ?? {});
}

/** Ends the session of a credential, here and in Keycloak, which notifies the other apps. */
export async function endSignOn(credential: Credential | null): Promise<void> {
  if (credential?.kind !== "keycloak") return;
  const { subject, session_id: sessionId } = credential.session;
  if (sessionId === null) return;
  await revocations.revoke({ sessionId, subject });
  directory.forget(subject);
  await endRealmSession(sessionId).catch((err: unknown) => {
    log.warn({ err }, "session ended here but not in Keycloak");
  });
}

function settle(work: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => (error ? reject(error) : resolve()));
  });
}
