import { connections } from "../../connections/connections";
import type { SignOnFacts } from "./shapes";

/** The maximum lifetime of a session in Keycloak. */
const LIFE_SECONDS = 12 * 60 * 60;

const key = (sessionId: string) => `tandem:id-token:${sessionId}`;

/** Stores the id token of a session on the server: signing out of Keycloak needs it. */
export async function rememberIdToken({ session_id, id_token }: SignOnFacts): Promise<void> {
  if (session_id === null || id_token === null) return;
  await connections().queueRedis.set(key(session_id), id_token, "EX", LIFE_SECONDS);
}

/** Returns the id token of a session and deletes it; null when there is none. */
export function takeIdToken(sessionId: string): Promise<string | null> {
  return connections().queueRedis.getdel(key(sessionId));
}
