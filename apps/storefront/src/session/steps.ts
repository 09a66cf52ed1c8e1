import { createOneTimeStore } from "@tandem/auth";
import { localeSchema } from "@tandem/contracts";
import { z } from "zod";
import { cacheRedis } from "@/server/redis";
import { sessionSchema } from "./sessions";

/** How long a shopper may take to sign in at Keycloak; as long as its login page lives. */
export const ATTEMPT_SECONDS = 30 * 60;
const HOP_SECONDS = 60;

/** Where a sign-in began and where it ends. */
const waySchema = z.object({
  tenant: z.string(),
  /** Origin of the shop. */
  origin: z.string(),
  /** Path of the shop to open afterwards. */
  returnTo: z.string(),
  locale: localeSchema,
  /** Digest of the browser's cookie at the shop. */
  shopBrowser: z.string(),
});
const attemptSchema = waySchema.extend({
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Digest of the browser's cookie at the storefront's own host. */
  platformBrowser: z.string(),
});

function createSteps() {
  const redis = cacheRedis();
  return {
    /** From the shop to the storefront's own host, by ticket. */
    departures: createOneTimeStore({ redis, name: "departure", seconds: HOP_SECONDS, schema: waySchema }),
    /** To Keycloak and back, by state. */
    attempts: createOneTimeStore({ redis, name: "attempt", seconds: ATTEMPT_SECONDS, schema: attemptSchema }),
    /** From the storefront's own host to the shop, by ticket. */
    arrivals: createOneTimeStore({
      redis,
      name: "arrival",
      seconds: HOP_SECONDS,
      schema: waySchema.extend({ session: sessionSchema }),
    }),
    /** Origin of the shop that is signed out of, by the state of the logout. */
    signOuts: createOneTimeStore({ redis, name: "sign-out", seconds: ATTEMPT_SECONDS, schema: z.string() }),
  };
}

let made: ReturnType<typeof createSteps> | undefined;

/**
 * Returns the stores for data kept on the server between the steps of signing in and out. Browsers carry random ids,
 * which never decide where anything is sent.
 */
export function steps() {
  made ??= createSteps();
  return made;
}
