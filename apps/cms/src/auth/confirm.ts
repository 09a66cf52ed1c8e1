import { callerAddress, retryAfterOf } from "@tandem/auth";
import type { AuthStrategyFunctionArgs, Payload } from "payload";
import { env } from "../env";
import { keyGuesses } from "../http/key-guesses";
import type { Person } from "../tenancy/scope";
import { directory } from "./keycloak";
import { isPlacedAt, placeOf } from "./place";
import { LONGEST_SESSION_MS, sessionOf } from "./sessions";

/**
 * Makes every strategy (session, API key, access token) accept a user only with the roles that Keycloak has for them
 * now, cached for at most a minute.
 */
export function confirmEveryStrategy(payload: Payload): void {
  payload.authStrategies = payload.authStrategies.map((strategy) => ({
    ...strategy,
    async authenticate(args: AuthStrategyFunctionArgs) {
      const result = await strategy.authenticate(args);
      if (result.user === null && strategy.name?.endsWith("-api-key")) await countWrongKey(args.headers);
      return result.user === null ? result : { ...result, user: await confirmed(payload, result.user) };
    },
  }));
}

/** Counts a wrong API key: the edge refuses the IP address after too many, this call continues without a user. */
async function countWrongKey(headers: Headers): Promise<void> {
  if (!/ API-Key /i.test(headers.get("authorization") ?? "")) return;
  try {
    await keyGuesses().take(callerAddress(headers.get("x-forwarded-for"), "unknown"));
  } catch (error) {
    if (retryAfterOf(error) === null) throw error;
  }
}

/**
 * Returns the user with their current roles; null when they have no access.
 * @throws AppError `unavailable` when Keycloak cannot be reached
 */
async function confirmed(payload: Payload, person: Person): Promise<Person | null> {
  if (!person.subject) return isBreakGlass(person) ? { ...person, tenants: [] } : null;
  if (hasOverstayed(person)) return null;
  const known = await directory.lookup(person.subject);
  const place = known?.enabled ? await placeOf(payload, known) : null;
  if (place === null) return null;
  if (!isPlacedAt(person, place)) {
    await payload.update({
      collection: "users",
      id: person.id,
      data: place,
      depth: 0,
      select: {},
      overrideAccess: true,
    });
  }
  return { ...person, ...place };
}

/** Returns whether an account is for emergencies: a platform admin without Keycloak, while the login is enabled. */
export const isBreakGlass = (person: Pick<Person, "subject" | "platformRole">): boolean =>
  env.BREAK_GLASS_LOGIN && !person.subject && person.platformRole === "platform-admin";

function hasOverstayed(person: Person): boolean {
  const session = (person.sessions ?? []).find(({ id }) => id === sessionOf(person));
  return session !== undefined && Date.now() - Date.parse(session.createdAt ?? "") > LONGEST_SESSION_MS;
}
