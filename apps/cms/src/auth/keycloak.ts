import {
  createDirectory,
  createLogin,
  createLogoutVerifier,
  createRevocations,
  createServiceTokens,
} from "@tandem/auth";
import { cacheRedis } from "../connections/cache-redis";
import { lastingRedis } from "../connections/lasting-redis";
import { env } from "../env";

const client = {
  issuer: env.KEYCLOAK_ISSUER,
  clientId: env.KEYCLOAK_CLIENT_ID,
  clientSecret: env.KEYCLOAK_CLIENT_SECRET,
};

/** Tokens with which this service calls others. */
export const serviceTokens = createServiceTokens(client);

/** Sign-in of users at this service's own Keycloak client. */
export const login = createLogin(client);

/** Users as Keycloak currently knows them. */
export const directory = createDirectory({ issuer: client.issuer, tokens: serviceTokens });

/** Verifies what Keycloak posts when a session ended elsewhere. */
export const logoutVerifier = createLogoutVerifier(client);

/** Returns the store of sessions that ended before their tokens expired, shared by all apps. */
export const revocations = () => createRevocations(lastingRedis(), { formerly: cacheRedis() });

/** URL that Keycloak redirects the browser to. */
export const CALLBACK_URL = `${env.CMS_URL}/api/oidc/callback`;
