import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { TENANCY_MODULE } from "../../modules/tenancy";
import type { TenancyService } from "../../modules/tenancy/service";

export interface TenantStoreRecord {
  tenant_id: string;
  slug: string;
  name: string;
  default_currency: string;
  regions: string[];
  sales_channel_id: string;
  stock_location_id: string;
  publishable_key_id: string;
  publishable_key: string;
}

/** Writes the row of a store; undone by deleting it. */
export const createTenantStoreRecordStep = createStep(
  "create-tenant-store-record",
  async (input: TenantStoreRecord, { container }) => {
    const tenancy = container.resolve<TenancyService>(TENANCY_MODULE);
    const store = await tenancy.createTenantStores(input);
    return new StepResponse(store, store.id);
  },
  async (id, { container }) => {
    if (id === undefined) return;
    await container.resolve<TenancyService>(TENANCY_MODULE).deleteTenantStores(id);
  },
);
