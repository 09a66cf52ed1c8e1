import { createWorkflow, transform, WorkflowResponse, when } from "@medusajs/framework/workflows-sdk";
import { createTenantStoreWorkflow } from "./create-tenant-store";
import { createRealmGroupsStep } from "./steps/create-realm-groups";
import { createStarterContentStep } from "./steps/create-starter-content";
import { createTenantRecordStep } from "./steps/create-tenant-record";
import { inviteOwnerStep } from "./steps/invite-owner";
import { validateTenantStep } from "./steps/validate-tenant";
import type { TenantStoreInput } from "./steps/validate-tenant-store";

export interface CreateTenantInput {
  /** Id of the new tenant. Run the workflow on its behalf, so that every row it creates belongs to it. */
  id: string;
  name: string;
  slug: string;
  /** The first store to create with it; with one the tenant is set up in all systems. */
  store?: Omit<TenantStoreInput, "tenant_id"> | undefined;
  /** E-mail address of its first owner, who is invited. */
  owner_email?: string | undefined;
  /** Host name of its store. */
  domain?: string | undefined;
}

/**
 * Creates a tenant. With a first store it is set up in all systems: its groups in Keycloak, the store, its starter
 * pages in Payload, and an invitation to its first owner if one is named; without a store only its record is created.
 * When any step fails, the ones before it are undone and the call can be retried.
 */
export const createTenantWorkflow = createWorkflow("create-tenant", (input: CreateTenantInput) => {
  validateTenantStep(transform(input, ({ slug }) => ({ slug })));
  const tenant = createTenantRecordStep(transform(input, ({ id, name, slug }) => ({ id, name, slug })));
  const storeInput = transform({ input, tenant }, (data) => ({
    tenant_id: data.tenant.id,
    slug: data.input.store?.slug ?? "",
    name: data.input.store?.name ?? "",
    default_currency: data.input.store?.default_currency ?? "",
    countries: data.input.store?.countries ?? [],
  }));
  const starter = transform({ input, tenant }, (data) => ({
    tenant: {
      id: data.tenant.id,
      slug: data.input.slug,
      name: data.input.name,
      domain: data.input.domain ?? null,
    },
  }));
  when(input, ({ store }) => store !== undefined).then(() => {
    createRealmGroupsStep(transform(input, ({ slug }) => ({ slug })));
    createTenantStoreWorkflow.runAsStep({ input: storeInput });
    createStarterContentStep(starter);
  });
  when(input, ({ owner_email }) => owner_email !== undefined).then(() => {
    inviteOwnerStep(
      transform({ input, tenant }, (data) => ({
        host: { id: data.tenant.id, slug: data.input.slug, name: data.input.name },
        email: data.input.owner_email ?? "",
      })),
    );
  });
  return new WorkflowResponse(tenant);
});
