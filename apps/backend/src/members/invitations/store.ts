import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils";
import { newSecretId, secretDigest } from "@tandem/auth";
import { localeSchema, roleSchema } from "@tandem/contracts";
import { z } from "zod";

/** How long an invitation can be accepted. */
export const VALID_DAYS = 7;
/** How long an expired one is shown. */
const SHOWN_DAYS = 30;

const rowSchema = z.object({
  id: z.string(),
  tenant_id: z.string(),
  email: z.string(),
  role: roleSchema,
  locale: localeSchema,
  token_hash: z.string(),
  invited_by: z.string().nullable(),
  sent_at: z.date(),
  expires_at: z.date(),
});
/** An invitation that was not accepted, declined or withdrawn. */
export type Invitation = z.infer<typeof rowSchema>;

export interface NewInvitation extends Pick<Invitation, "email" | "role" | "locale" | "invited_by"> {
  /** Medusa id of the tenant. */
  tenantId: string;
}

const table = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION)("tenant_invitation");
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1_000);
const first = (rows: unknown): Invitation | null => z.array(rowSchema).parse(rows)[0] ?? null;

/** Creates a one-time token; only its hash is stored. */
function issueToken() {
  const token = newSecretId();
  return {
    token,
    columns: { token_hash: secretDigest(token), sent_at: new Date(), expires_at: inDays(VALID_DAYS) },
  };
}

/** Stores an invitation. An open one for the same address is replaced, and its token is void. */
export async function storeInvitation(
  container: MedusaContainer,
  { tenantId, email, role, locale, invited_by }: NewInvitation,
): Promise<{ invitation: Invitation; token: string }> {
  await table(container).where("tenant_id", tenantId).where("expires_at", "<", inDays(-SHOWN_DAYS)).delete();
  const { token, columns } = issueToken();
  const values = { role, locale, invited_by, ...columns };
  const rows = await table(container)
    .insert({ id: generateEntityId(undefined, "tinv"), tenant_id: tenantId, email, ...values })
    .onConflict(["tenant_id", "email"])
    .merge(values)
    .returning("*");
  return { invitation: rowSchema.parse(rows[0]), token };
}

/** Gives an invitation a new token and a new expiry; returns null when there is none with this id. */
export async function renewInvitation(
  container: MedusaContainer,
  tenantId: string,
  id: string,
): Promise<{ invitation: Invitation; token: string } | null> {
  const { token, columns } = issueToken();
  const rows = await table(container).where({ id, tenant_id: tenantId }).update(columns).returning("*");
  const invitation = first(rows);
  return invitation === null ? null : { invitation, token };
}

/** Returns the invitations of a tenant, newest first. */
export async function listInvitations(container: MedusaContainer, tenantId: string): Promise<Invitation[]> {
  const rows = await table(container).where("tenant_id", tenantId).orderBy("sent_at", "desc").select("*");
  return z.array(rowSchema).parse(rows);
}

/** Returns one invitation of a tenant; null when there is none with this id. */
export async function findInvitation(
  container: MedusaContainer,
  tenantId: string,
  id: string,
): Promise<Invitation | null> {
  return first(await table(container).where({ id, tenant_id: tenantId }).select("*"));
}

/** Returns the invitation of a token; null when it expired or was accepted, declined, withdrawn or sent again. */
export async function invitationOf(container: MedusaContainer, token: string): Promise<Invitation | null> {
  return byHash(container, secretDigest(token));
}

/** Like `invitationOf`, by the hash of the token. */
export async function byHash(container: MedusaContainer, tokenHash: string): Promise<Invitation | null> {
  const rows = await table(container)
    .where("token_hash", tokenHash)
    .where("expires_at", ">", new Date())
    .select("*");
  return first(rows);
}

/** Deletes an invitation; returns false when it does not exist. */
export async function deleteInvitation(
  container: MedusaContainer,
  { id, tenant_id }: Pick<Invitation, "id" | "tenant_id">,
): Promise<boolean> {
  return (await table(container).where({ id, tenant_id }).delete()) > 0;
}

/**
 * Deletes an invitation and runs `work` in one transaction; when `work` throws, the invitation stays. Returns false,
 * without running it, when the invitation does not exist or has another token.
 */
export async function consumeInvitation(
  container: MedusaContainer,
  { id, token_hash }: Invitation,
  work: () => Promise<void>,
): Promise<boolean> {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION).transaction(async (transaction) => {
    const deleted = await transaction("tenant_invitation").where({ id, token_hash }).delete();
    if (deleted === 0) return false;
    await work();
    return true;
  });
}
