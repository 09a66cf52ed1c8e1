import { connections } from "../connections/connections";
import { KEYCLOAK_PROVIDER } from "./realm";

/** In the `app_metadata` of a login: it belongs to a platform admin that `create-admin` made. */
export const BREAK_GLASS_MARK = "break_glass";

/** How a Medusa user signs in. */
export interface UserIdentity {
  /** Keycloak's `sub`; null for users who never signed in with Keycloak. */
  subject: string | null;
  /** A login that `create-admin` made. */
  breakGlass: boolean;
}

/** Returns how a Medusa user signs in; a deleted user cannot. */
export async function identityOfUser(userId: string): Promise<UserIdentity> {
  const { rows } = await connections().pool.query<UserIdentity>(
    `select max(login.entity_id) as subject,
       coalesce(bool_or(identity.app_metadata ->> $3 = 'true'), false) as "breakGlass"
     from auth_identity identity
     join "user" person on person.id = $1 and person.deleted_at is null
     left join provider_identity login
       on login.auth_identity_id = identity.id and login.provider = $2 and login.deleted_at is null
     where identity.app_metadata ->> 'user_id' = $1 and identity.deleted_at is null`,
    [userId, KEYCLOAK_PROVIDER, BREAK_GLASS_MARK],
  );
  return rows[0] ?? { subject: null, breakGlass: false };
}

/** Returns the Medusa id of the user with an e-mail address; null when there is none. */
export async function userWithEmail(email: string): Promise<string | null> {
  const { rows } = await connections().pool.query<{ id: string }>(
    `select id from "user" where lower(email) = lower($1) and deleted_at is null`,
    [email],
  );
  return rows[0]?.id ?? null;
}

/** Returns the Medusa ids of the user and the customer of a Keycloak user. */
export async function accountsOf(
  subject: string,
): Promise<{ userId: string | null; customerId: string | null }> {
  const { rows } = await connections().pool.query<{ userId: string | null; customerId: string | null }>(
    `select person.id as "userId", customer.id as "customerId"
     from provider_identity login
     join auth_identity identity on identity.id = login.auth_identity_id and identity.deleted_at is null
     left join "user" person on person.id = identity.app_metadata ->> 'user_id' and person.deleted_at is null
     left join customer on customer.id = identity.app_metadata ->> 'customer_id' and customer.deleted_at is null
     where login.provider = $1 and login.entity_id = $2 and login.deleted_at is null`,
    [KEYCLOAK_PROVIDER, subject],
  );
  return rows[0] ?? { userId: null, customerId: null };
}

/** Returns the Medusa id of the user who created a secret API key; null when the key is deleted or revoked. */
export async function creatorOf(keyId: string): Promise<string | null> {
  const { rows } = await connections().pool.query<{ created_by: string }>(
    `select created_by from api_key
     where id = $1 and type = 'secret' and deleted_at is null and (revoked_at is null or revoked_at > now())`,
    [keyId],
  );
  return rows[0]?.created_by ?? null;
}
