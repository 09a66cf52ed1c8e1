import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/**
 * Creates a publishable API key without a creator; undone by revoking and deleting it, because Medusa deletes only
 * revoked keys.
 */
export const createPublishableKeyStep = createStep(
  "create-publishable-key",
  async (input: { name: string }, { container }) => {
    const key = await container
      .resolve(Modules.API_KEY)
      .createApiKeys({ title: input.name, type: "publishable", created_by: "" });
    return new StepResponse({ id: key.id, token: key.token }, key.id);
  },
  async (id, { container }) => {
    if (id === undefined) return;
    const keys = container.resolve(Modules.API_KEY);
    await keys.revoke(id, { revoked_by: "tenancy", revoke_in: 0 });
    await keys.deleteApiKeys([id]);
  },
);
