import { pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { callerAddress, createRateLimit, type RateLimit, retryAfterOf } from "@tandem/auth";
import {
  AuthenticationError,
  type CollectionAfterLoginHook,
  type CollectionBeforeLoginHook,
  type CollectionBeforeOperationHook,
  type Endpoint,
  Forbidden,
  type Payload,
} from "payload";
import { z } from "zod";
import { cacheRedis } from "../connections/cache-redis";
import { Refusal } from "../http/refusal";
import { isBreakGlass } from "./confirm";

/** Payload's password hash, also computed for an address without an account, so that the attempt takes as long. */
const HASH = { iterations: 600_000, bytes: 32, digest: "sha256" } as const;
const hash = promisify(pbkdf2);

let limits: { caller: RateLimit; account: RateLimit } | undefined;
function attemptLimits() {
  const redis = cacheRedis();
  limits ??= {
    caller: createRateLimit({ redis, name: "cms-login", points: 30, seconds: 15 * 60 }),
    account: createRateLimit({ redis, name: "cms-login-account", points: 8, seconds: 10 * 60 }),
  };
  return limits;
}

/** A well-formed attempt; anything else is rejected before an account is looked up. */
const attemptSchema = z.object({ email: z.string(), password: z.string().min(1).max(1_024) });
const accountKey = (email: string) => email.trim().toLowerCase();

/**
 * Limits password attempts per IP address and per email address before checking the password. An email without an
 * emergency account gets the response of a wrong password, after the same time. Password resets are disabled.
 */
export const limitAttempts: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === "forgotPassword" || operation === "resetPassword") throw new Forbidden(req.t);
  if (operation !== "login") return args;
  // The route runs one sign-in at a time, see `takeTurnsAtPasswords`; a mutation would not.
  if (req.payloadAPI === "GraphQL") throw new Refusal("Sign in with `POST /api/users/login`.", 400);
  const attempt = attemptSchema.safeParse(args.data).data;
  try {
    await attemptLimits().caller.take(callerAddress(req.headers.get("x-forwarded-for"), "unknown"));
    if (attempt === undefined)
      throw new Refusal(
        "`email` and `password` must be texts, the password of at most 1,024 characters.",
        400,
      );
    await attemptLimits().account.take(accountKey(attempt.email));
  } catch (error) {
    if (retryAfterOf(error) === null) throw error;
    throw new Refusal("Too many attempts. Try again in 15 minutes.", 429);
  }
  if (!(await isEmergencyAddress(req.payload, accountKey(attempt.email)))) {
    await hash(attempt.password, randomBytes(32), HASH.iterations, HASH.bytes, HASH.digest);
    throw new AuthenticationError(req.t);
  }
  return args;
};

/** Removes a successful attempt from the count. */
export const forgiveAttempts: CollectionAfterLoginHook = async ({ user }) => {
  await attemptLimits().account.giveBack(accountKey(user.email));
};

async function isEmergencyAddress(payload: Payload, email: string): Promise<boolean> {
  const { docs } = await payload.find({
    collection: "users",
    where: { email: { equals: email } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  });
  return docs.some(isBreakGlass);
}

/** Allows passwords for emergency accounts only; every other account gets the response of a wrong password. */
export const breakGlassOnly: CollectionBeforeLoginHook = ({ req, user }) => {
  if (!isBreakGlass(user)) throw new AuthenticationError(req.t);
  req.payload.logger.warn({ user: user.id }, "platform admin signed in without Keycloak");
  return user;
};

/** Responds with 404: Keycloak verifies email addresses, and Payload would fail without a field for it. */
export const noVerification: Endpoint = {
  method: "post",
  path: "/verify/:id",
  handler: () => {
    throw new Refusal("Keycloak verifies email addresses. Verify yours in your account there.", 404);
  },
};

/** Forbids registering the first user on an empty installation: they come from Keycloak or the seed. */
export const noFirstRegistration: Endpoint = {
  method: "post",
  path: "/first-register",
  handler: async (req) => {
    throw new Forbidden(req.t);
  },
};
