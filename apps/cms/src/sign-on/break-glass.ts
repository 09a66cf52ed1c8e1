import { callerAddress, createRateLimit, type RateLimit, retryAfterOf } from "@tandem/auth";
import {
  APIError,
  AuthenticationError,
  type CollectionBeforeLoginHook,
  type CollectionBeforeOperationHook,
  type Endpoint,
  Forbidden,
} from "payload";
import { cacheRedis } from "../queue/cache-redis";
import { isBreakGlass } from "./confirm";

let attempts: RateLimit | undefined;

/**
 * Counts password attempts per address before a password is looked at; Payload itself locks an account that is tried too
 * often. Forgotten passwords are not mailed.
 */
export const limitAttempts: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === "forgotPassword" || operation === "resetPassword") throw new Forbidden(req.t);
  if (operation !== "login") return args;
  attempts ??= createRateLimit({ redis: cacheRedis(), name: "cms-login", points: 60, seconds: 15 * 60 });
  try {
    await attempts.take(callerAddress(req.headers.get("x-forwarded-for"), "unknown"));
  } catch (error) {
    if (retryAfterOf(error) === null) throw error;
    throw new APIError("Too many attempts. Try again in a quarter of an hour.", 429, null, true);
  }
  return args;
};

/** Passwords open accounts for emergencies only; every other account answers as if the password were wrong. */
export const breakGlassOnly: CollectionBeforeLoginHook = ({ req, user }) => {
  if (!isBreakGlass(user)) throw new AuthenticationError(req.t);
  req.payload.logger.warn({ user: user.id }, "a platform admin signed in without Keycloak");
  return user;
};

/** Nobody appoints themselves on an empty installation: the first person comes through Keycloak or from the seed. */
export const noFirstRegistration: Endpoint = {
  method: "post",
  path: "/first-register",
  handler: async (req) => {
    throw new Forbidden(req.t);
  },
};
