import { AppError, type Locale } from "@tandem/contracts";
import { z } from "zod";
import { config } from "../../env";
import { askRealm } from "../realm-admin";
import { allowedRedirect } from "../sign-on/redirects";

const userSchema = z.object({
  id: z.string(),
  username: z.string().default(""),
  email: z.string().nullish(),
  emailVerified: z.boolean().default(false),
  enabled: z.boolean().default(false),
  firstName: z.string().default(""),
  lastName: z.string().default(""),
});
/** A person of Keycloak, as the admin API tells of them. */
export type RealmPerson = z.infer<typeof userSchema>;

const ACTIONS = ["VERIFY_EMAIL", "UPDATE_PASSWORD"];
const INVITATION_SECONDS = 3 * 24 * 60 * 60;

/** Reads a person out of an answer of the admin API. */
export const readPerson = (answer: unknown): RealmPerson => userSchema.parse(answer);

/** The person with exactly this e-mail address, null when there is none. */
async function findByEmail(email: string): Promise<RealmPerson | null> {
  const found = await askRealm((realm) => realm.users.find({ email, exact: true, max: 2 }));
  const people = z.array(userSchema).parse(found);
  return people.find((person) => person.email?.toLowerCase() === email) ?? null;
}

/** The person to invite: found by e-mail address or made. `created` tells which. */
export async function personToInvite(
  email: string,
  locale: Locale,
): Promise<{ id: string; created: boolean; proven: boolean }> {
  const known = await findByEmail(email);
  if (known !== null) {
    if (!known.enabled) throw new AppError("conflict", "This account is disabled in Keycloak.");
    if (!known.emailVerified) await forgetUnproven(known.id);
    return { id: known.id, created: false, proven: known.emailVerified };
  }
  const { id } = await askRealm((realm) =>
    realm.users.create({
      username: email,
      email,
      enabled: true,
      emailVerified: false,
      requiredActions: ACTIONS,
      attributes: { locale: [locale] },
    }),
  );
  return { id, created: true, proven: false };
}

/** Mails a link to prove the address and choose a password. */
export async function mailInvitation(id: string): Promise<void> {
  const { clientId } = config().keycloak;
  await askRealm((realm) =>
    realm.users.executeActionsEmail({
      id,
      clientId,
      redirectUri: allowedRedirect("user", undefined),
      lifespan: INVITATION_SECONDS,
      actions: ACTIONS,
    }),
  );
}

/** Removes a person this service made. */
export async function removePerson(id: string): Promise<void> {
  await askRealm((realm) => realm.users.del({ id }, { catchNotFound: true }));
}

/**
 * Whoever registered with an address they never proved must not come in by an invitation to its owner: their password
 * and sessions go, and only the link in the mail opens the account.
 */
async function forgetUnproven(id: string): Promise<void> {
  await askRealm((realm) => realm.users.update({ id }, { requiredActions: ACTIONS }));
  const credentials = await askRealm((realm) => realm.users.getCredentials({ id }));
  for (const { id: credentialId } of credentials) {
    if (credentialId !== undefined) {
      await askRealm((realm) => realm.users.deleteCredential({ id, credentialId }));
    }
  }
  await askRealm((realm) => realm.users.logout({ id }));
}
