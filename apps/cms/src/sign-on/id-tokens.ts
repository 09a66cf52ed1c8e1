import { cacheRedis } from "../queue/cache-redis";
import { LONGEST_SESSION_MS } from "./sessions";

const keyOf = (sessionId: string) => `tandem:cms:id-token:${sessionId}`;

/** Keeps the ID token of a session, by which Keycloak knows at logout whose session to end. */
export async function keepIdToken(sessionId: string, idToken: string): Promise<void> {
  await cacheRedis().set(keyOf(sessionId), idToken, "PX", LONGEST_SESSION_MS);
}

/** Hands the ID token of a session out once. */
export const takeIdToken = (sessionId: string): Promise<string | null> =>
  cacheRedis().getdel(keyOf(sessionId));
