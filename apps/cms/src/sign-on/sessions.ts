import {
  generateExpiredPayloadCookie,
  generatePayloadCookie,
  getFieldsToSign,
  jwtSign,
  type Payload,
} from "payload";
import type { Person } from "../access/scope";
import { poolOf } from "../database/pool";
import type { User } from "../payload-types";

/** No session outlives a working day, however busy: Keycloak's own ends by then. */
export const LONGEST_SESSION_MS = 12 * 60 * 60_000;

/** Name of the session a person came in with; API keys and access tokens have none. */
export const sessionOf = (person: Person): string | undefined =>
  "_sid" in person && typeof person._sid === "string" ? person._sid : undefined;

/** Opens a session of Payload's that bears the name of Keycloak's, and answers its cookie. */
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

/** Ends one session by its name; without one, all sessions of the person. */
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

/** Makes the browser forget its session. */
export function forgetfulCookie(payload: Payload): string {
  return generateExpiredPayloadCookie({
    collectionAuthConfig: payload.collections.users.config.auth,
    cookiePrefix: payload.config.cookiePrefix,
  }) as string;
}
