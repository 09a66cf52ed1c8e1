import { createDirectory, createLogin, createLogoutVerifier, createRevocations } from "@tandem/auth";
import { config } from "../env";
import { serviceTokens } from "../http/keycloak";
import { connections } from "../integration/connections";

const { issuer, clientId, clientSecret } = config().keycloak;

/** Name of the auth provider, in Medusa's tables, tokens and addresses. */
export const KEYCLOAK_PROVIDER = "keycloak";

/** Code flow of this service's client. */
export const login = createLogin({ issuer, clientId, clientSecret });

/** Verifies what Keycloak sends when somebody signs out elsewhere. */
export const logoutVerifier = createLogoutVerifier({ issuer, clientId });

/** People as Keycloak knows them now. */
export const directory = createDirectory({ issuer, tokens: serviceTokens });

/** Sessions ended before their time, shared by all instances. */
export const revocations = createRevocations({
  set: (...set) => connections().queueRedis.set(...set),
  mget: (...keys) => connections().queueRedis.mget(...keys),
});
