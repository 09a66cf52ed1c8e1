import { cacheRedis } from "../connections/cache-redis";
import { LONGEST_SESSION_MS } from "./sessions";

const keyOf = (sessionId: string) => `tandem:cms:id-token:${sessionId}`;

/** Stores the ID token of a session, which identifies the session to Keycloak at logout. */
export async function keepIdToken(sessionId: string, idToken: string): Promise<void> {
  await cacheRedis().set(keyOf(sessionId), idToken, "PX", LONGEST_SESSION_MS);
}

/** Returns the ID token of a session and deletes it. */
export const takeIdToken = (sessionId: string): Promise<string | null> =>
  cacheRedis().getdel(keyOf(sessionId));
