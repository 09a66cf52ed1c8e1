import type { ExecArgs } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createUsersWorkflow, setAuthAppMetadataWorkflow } from "@medusajs/medusa/core-flows";
import { readAdminCredentials } from "../env";

const PROVIDER = "emailpass";

/**
 * `pnpm create-admin` (ADMIN_EMAIL, ADMIN_PASSWORD): makes the platform admin of Medusa Admin. Safe to repeat: an admin
 * that exists gets the password given here.
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

  const [identity] = await auth.listProviderIdentities({ entity_id: email, provider: PROVIDER }, { take: 1 });
  if (identity !== undefined) {
    await auth.updateProvider(PROVIDER, { entity_id: email, password });
    logger.info("The admin exists; the password was set");
    return;
  }
  const { success, error, authIdentity } = await auth.register(PROVIDER, { body: { email, password } });
  if (!success || authIdentity === undefined) throw new Error(`The login could not be created: ${error}`);
  await setAuthAppMetadataWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, actorType: "user", value: user.id },
  });
  logger.info("The admin was created");
}
