import {
  generateExpiredPayloadCookie,
  generatePayloadCookie,
  getFieldsToSign,
  jwtSign,
  type Payload,
} from "payload";
import { poolOf } from "../connections/pool";
import type { User } from "../payload-types";
import type { Person } from "../tenancy/scope";

/** Maximum lifetime of a session, also of an active one: Keycloak's own session ends by then. */
export const LONGEST_SESSION_MS = 12 * 60 * 60_000;

/** Returns the id of the user's session; API keys and access tokens have none. */
export const sessionOf = (person: Person): string | undefined =>
  "_sid" in person && typeof person._sid === "string" ? person._sid : undefined;

/** Creates a session in Payload with the id of Keycloak's session and returns its cookie. */
export async function openSession(payload: Payload, user: User, sessionId: string): Promise<string> {
  const { config } = payload.collections.users;
  await poolOf(payload).query(
    `insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
     values ((select coalesce(max(_order), 0) + 1 from users_sessions where _parent_id = $2::uuid), $2::uuid, $1, now(),
       now() + make_interval(secs => $3))
     on conflict (id) do update set _parent_id = excluded._parent_id, created_at = now(), expires_at = excluded.expires_at`,
    [sessionId, user.id, config.auth.tokenExpiration],
  );
  const { token } = await jwtSign({
    fieldsToSign: getFieldsToSign({
      collectionConfig: config,
      email: user.email,
      sid: sessionId,
      user: { ...user, collection: "users" },
    }),
    secret: payload.secret,
    tokenExpiration: config.auth.tokenExpiration,
  });
  return generatePayloadCookie({
    collectionAuthConfig: config.auth,
    cookiePrefix: payload.config.cookiePrefix,
    token,
  }) as string;
}

/** Deletes one session by its id; without an id, all sessions of the user. */
export async function closeSession(
  payload: Payload,
  ended: { subject: string; sessionId: string | null },
): Promise<void> {
  await poolOf(payload).query(
    `delete from users_sessions s using users u where u.id = s._parent_id and u.subject = $1
     and ($2::text is null or s.id = $2)`,
    [ended.subject, ended.sessionId],
  );
}

/** Returns a cookie that deletes the session cookie in the browser. */
export function forgetfulCookie(payload: Payload): string {
  return generateExpiredPayloadCookie({
    collectionAuthConfig: payload.collections.users.config.auth,
    cookiePrefix: payload.config.cookiePrefix,
  }) as string;
}
