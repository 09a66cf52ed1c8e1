import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { createTenantGroups, removeGroup } from "../../members/groups";

/** Creates a tenant's groups in Keycloak, one for every role; undone by removing them if they were created here. */
export const createRealmGroupsStep = createStep(
  "create-realm-groups",
  async ({ slug }: { slug: string }) => {
    const made = await createTenantGroups(slug);
    return new StepResponse(undefined, made);
  },
  async (made) => {
    if (typeof made === "string") await removeGroup(made);
  },
);
