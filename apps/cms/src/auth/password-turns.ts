import { Mutex, withTimeout } from "async-mutex";
import type { SanitizedConfig } from "payload";
import { Refusal } from "../http/refusal";

const WAIT_MS = 60_000;

/**
 * Returns a function that runs work one at a time. Hashing a password takes one of the four threads of Node's pool for a
 * good part of a second, and a new connection to the database needs one too: with all of them in use it times out.
 * @throws Refusal 503 after a minute without a turn
 */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  const busy = new Refusal("Too many people are signing in at once. Try again in a minute.", 503);
  const turn = withTimeout(new Mutex(), WAIT_MS, busy);
  return (work) => turn.runExclusive(work);
}

/** Creates an account, for which Payload hashes a password, while no other one is being created. */
export const makeAccountInTurn = oneAtATime();

const signInByPassword = oneAtATime();

/**
 * Runs sign-ins by password one at a time. Payload also rewrites all sessions of an account at each, so one of two
 * concurrent ones would be lost.
 */
export function takeTurnsAtPasswords(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.auth || !collection.endpoints) continue;
    // Payload shares its endpoints between configurations, so they must not be modified.
    collection.endpoints = collection.endpoints.map((endpoint) =>
      endpoint.method === "post" && endpoint.path === "/login"
        ? { ...endpoint, handler: (req) => signInByPassword(async () => endpoint.handler(req)) }
        : endpoint,
    );
  }
  return config;
}
