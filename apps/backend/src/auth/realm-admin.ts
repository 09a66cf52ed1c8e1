import KeycloakAdminClient, { NetworkError } from "@keycloak/keycloak-admin-client";
import { AppError } from "@tandem/contracts";
import { config } from "../env";
import { serviceTokens } from "./keycloak";

const TIMEOUT_MS = 5_000;
const ISSUER = /^(?<baseUrl>.+)\/realms\/(?<realmName>[^/]+)$/;
const client = connect();

/** Runs one call to Keycloak's admin API as this service's account. @throws AppError unavailable when it fails */
export async function askRealm<T>(call: (realm: KeycloakAdminClient) => Promise<T>): Promise<T> {
  try {
    return await call(client);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof NetworkError && cause.response.status < 500) {
      const code = cause.response.status === 404 ? "not_found" : "upstream_failed";
      throw new AppError(code, `Keycloak refused the call (${cause.response.status}).`, { cause });
    }
    throw new AppError("unavailable", "The login service cannot be reached.", { cause });
  }
}

/** Ends a session in Keycloak and in every app that signed in with it; does nothing when it has ended. */
export async function endRealmSession(sessionId: string): Promise<void> {
  await askRealm((realm) =>
    realm.realms.deleteSession({ realm: realm.realmName, session: sessionId, isOffline: false }),
  ).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
  });
}

function connect(): KeycloakAdminClient {
  const { baseUrl, realmName } = ISSUER.exec(config().keycloak.issuer)?.groups ?? {};
  if (baseUrl === undefined || realmName === undefined) {
    throw new AppError("internal", "KEYCLOAK_ISSUER must end with /realms/<name>.");
  }
  const made = new KeycloakAdminClient({ baseUrl, realmName, timeout: TIMEOUT_MS });
  made.registerTokenProvider({ getAccessToken: () => serviceTokens.get() });
  return made;
}
