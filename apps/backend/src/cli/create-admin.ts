import type { ExecArgs } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createUsersWorkflow } from "@medusajs/medusa/core-flows";
import { BREAK_GLASS_MARK } from "../auth/accounts";
import { readAdminCredentials } from "../env";

const PROVIDER = "emailpass";

/**
 * `pnpm create-admin` (ADMIN_EMAIL, ADMIN_PASSWORD): creates a platform admin who signs in without Keycloak, the only
 * kind of e-mail login in Medusa Admin. Safe to repeat: an existing admin gets the given password.
 */
export default async function createAdmin({ container }: ExecArgs): Promise<void> {
  const { email, password } = readAdminCredentials();
  const auth = container.resolve(Modules.AUTH);
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);

  const [known] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 });
  const [created] =
    known === undefined
      ? (await createUsersWorkflow(container).run({ input: { users: [{ email }] } })).result
      : [];
  const user = known ?? created;
  if (user === undefined) throw new Error(`The user ${email} could not be created.`);

  const [login] = await auth.listProviderIdentities({ entity_id: email, provider: PROVIDER }, { take: 1 });
  if (login !== undefined) await auth.updateProvider(PROVIDER, { entity_id: email, password });
  const identityId = login?.auth_identity_id ?? (await register());
  if (identityId === undefined) throw new Error(`The login of ${email} has no auth identity.`);
  const { app_metadata } = await auth.retrieveAuthIdentity(identityId);
  await auth.updateAuthIdentities({
    id: identityId,
    app_metadata: { ...app_metadata, user_id: user.id, [BREAK_GLASS_MARK]: true },
  });
  logger.info(login === undefined ? "admin created" : "admin exists; password set");

  async function register(): Promise<string> {
    const { success, error, authIdentity } = await auth.register(PROVIDER, { body: { email, password } });
    if (!success || authIdentity === undefined) throw new Error(`The login could not be created: ${error}`);
    return authIdentity.id;
  }
}
