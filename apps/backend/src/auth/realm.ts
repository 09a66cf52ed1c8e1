import { createDirectory, createLogin, createLogoutVerifier, createRevocations } from "@tandem/auth";
import { connections } from "../connections/connections";
import { config } from "../env";
import { serviceTokens } from "./keycloak";

const { issuer, clientId, clientSecret } = config().keycloak;

/** Name of the auth provider, in Medusa's tables, tokens and URLs. */
export const KEYCLOAK_PROVIDER = "keycloak";

/** Authorization code flow of this service's client. */
export const login = createLogin({ issuer, clientId, clientSecret });

/** Verifies the logout tokens that Keycloak sends when a user signs out elsewhere. */
export const logoutVerifier = createLogoutVerifier({ issuer, clientId });

/** Users as Keycloak knows them now. */
export const directory = createDirectory({ issuer, tokens: serviceTokens });

/** Sessions that ended before they expired, shared by all instances. */
export const revocations = createRevocations({
  set: (...set) => connections().queueRedis.set(...set),
  mget: (...keys) => connections().queueRedis.mget(...keys),
});
