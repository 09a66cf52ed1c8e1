import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { TENANCY_MODULE } from "../../modules/tenancy";
import type { TenancyService } from "../../modules/tenancy/service";

/** Writes the row of a tenant; undone by deleting it. */
export const createTenantRecordStep = createStep(
  "create-tenant-record",
  async (input: { id: string; name: string; slug: string }, { container }) => {
    const tenancy = container.resolve<TenancyService>(TENANCY_MODULE);
    const tenant = await tenancy.createTenants(input);
    return new StepResponse(tenant, tenant.id);
  },
  async (id, { container }) => {
    if (id === undefined) return;
    await container.resolve<TenancyService>(TENANCY_MODULE).deleteTenants(id);
  },
);
