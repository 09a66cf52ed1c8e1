import { connections } from "../integration/connections";

/** In the `app_metadata` of a login: it belongs to a platform admin that `create-admin` made. */
export const BREAK_GLASS_MARK = "break_glass";

/** True for the platform admins that `create-admin` made, as long as both user and login exist. */
export async function isBreakGlassUser(userId: string): Promise<boolean> {
  const { rowCount } = await connections().pool.query(
    `select 1
     from "user" person
     join auth_identity identity
       on identity.app_metadata ->> 'user_id' = person.id and identity.app_metadata ->> $2 = 'true'
     where person.id = $1 and person.deleted_at is null and identity.deleted_at is null`,
    [userId, BREAK_GLASS_MARK],
  );
  return rowCount === 1;
}

/** Medusa id of the user who made a secret API key; null when the key is gone or revoked. */
export async function creatorOf(keyId: string): Promise<string | null> {
  const { rows } = await connections().pool.query<{ created_by: string }>(
    `select created_by from api_key
     where id = $1 and type = 'secret' and deleted_at is null and (revoked_at is null or revoked_at > now())`,
    [keyId],
  );
  return rows[0]?.created_by ?? null;
}
