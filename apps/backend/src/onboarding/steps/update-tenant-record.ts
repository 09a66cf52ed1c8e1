import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { TenantStatus } from "@tandem/contracts";
import { TENANCY_MODULE } from "../../modules/tenancy";
import type { TenancyService } from "../../modules/tenancy/service";

export interface TenantChanges {
  id: string;
  name?: string | undefined;
  slug?: string | undefined;
  status?: TenantStatus | undefined;
}

/** Changes name, slug or status of a tenant; undone by writing the old values back. @throws not found */
export const updateTenantRecordStep = createStep(
  "update-tenant-record",
  async (input: TenantChanges, { container }) => {
    const tenancy = container.resolve<TenancyService>(TENANCY_MODULE);
    const before = await tenancy.retrieveTenant(input.id, { select: ["id", "name", "slug", "status"] });
    const tenant = await tenancy.updateTenants({ ...input });
    const { id, name, slug, status } = before;
    return new StepResponse(tenant, { id, name, slug, status });
  },
  async (before, { container }) => {
    if (before === undefined) return;
    await container.resolve<TenancyService>(TENANCY_MODULE).updateTenants(before);
  },
);
