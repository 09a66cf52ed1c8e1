import {
  createLogin,
  createLogoutVerifier,
  createRevocations,
  type Login,
  type LogoutVerifier,
  type Revocations,
} from "@tandem/auth";
import { env } from "@/env";
import { cacheRedis, queueRedis } from "@/server/redis";

let made: { login: Login; logoutTokens: LogoutVerifier; revocations: Revocations } | undefined;

/** Returns the storefront's Keycloak client; it is created on the first call, because a build has no configuration. */
export function keycloak() {
  const { KEYCLOAK_ISSUER: issuer, KEYCLOAK_CLIENT_ID: clientId, KEYCLOAK_CLIENT_SECRET } = env();
  made ??= {
    login: createLogin({ issuer, clientId, clientSecret: KEYCLOAK_CLIENT_SECRET }),
    logoutTokens: createLogoutVerifier({ issuer, clientId }),
    revocations: createRevocations(queueRedis(), { formerly: cacheRedis() }),
  };
  return made;
}
