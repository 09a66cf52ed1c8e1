import { createWorkflow, transform, WorkflowResponse, when } from "@medusajs/framework/workflows-sdk";
import { createTenantStoreWorkflow } from "./create-tenant-store";
import { createTenantRecordStep } from "./steps/create-tenant-record";
import { validateTenantStep } from "./steps/validate-tenant";
import type { TenantStoreInput } from "./steps/validate-tenant-store";

export interface CreateTenantInput {
  name: string;
  slug: string;
  /** The first store to open with it. */
  store?: Omit<TenantStoreInput, "tenant_id"> | undefined;
}

/** Creates a tenant and, if asked, its first store; a failing store takes the tenant back with it. */
export const createTenantWorkflow = createWorkflow("create-tenant", (input: CreateTenantInput) => {
  validateTenantStep(transform(input, ({ slug }) => ({ slug })));
  const tenant = createTenantRecordStep(transform(input, ({ name, slug }) => ({ name, slug })));
  const storeInput = transform({ input, tenant }, (data) => ({
    tenant_id: data.tenant.id,
    slug: data.input.store?.slug ?? "",
    name: data.input.store?.name ?? "",
    default_currency: data.input.store?.default_currency ?? "",
    countries: data.input.store?.countries ?? [],
  }));
  when(input, ({ store }) => store !== undefined).then(() => {
    createTenantStoreWorkflow.runAsStep({ input: storeInput });
  });
  return new WorkflowResponse(tenant);
});
