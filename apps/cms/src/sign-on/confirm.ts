import { callerAddress, retryAfterOf } from "@tandem/auth";
import type { AuthStrategyFunctionArgs, Payload } from "payload";
import type { Person } from "../access/scope";
import { env } from "../env";
import { keyGuesses } from "./key-guesses";
import { directory } from "./keycloak";
import { isPlacedAt, placeOf } from "./place";
import { LONGEST_SESSION_MS, sessionOf } from "./sessions";

/**
 * Whichever way somebody is recognised – session, API key or access token – they are let in only as what Keycloak says
 * of them now, at most a minute ago.
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

/** The edge refuses the address once it has none left; here the call goes on without a user. */
async function countWrongKey(headers: Headers): Promise<void> {
  if (!/ API-Key /i.test(headers.get("authorization") ?? "")) return;
  try {
    await keyGuesses().take(callerAddress(headers.get("x-forwarded-for"), "unknown"));
  } catch (error) {
    if (retryAfterOf(error) === null) throw error;
  }
}

/** The person with the roles they hold now; null when they may not come in. Raises `unavailable` when nobody knows. */
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

/** Accounts without Keycloak are for emergencies: platform admins only, and only while that door is open. */
export const isBreakGlass = (person: Pick<Person, "subject" | "platformRole">): boolean =>
  env.BREAK_GLASS_LOGIN && !person.subject && person.platformRole === "platform-admin";

function hasOverstayed(person: Person): boolean {
  const session = (person.sessions ?? []).find(({ id }) => id === sessionOf(person));
  return session !== undefined && Date.now() - Date.parse(session.createdAt ?? "") > LONGEST_SESSION_MS;
}
