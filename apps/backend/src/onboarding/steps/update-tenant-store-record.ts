import { MedusaError } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { TENANCY_MODULE } from "../../modules/tenancy";
import type { TenancyService } from "../../modules/tenancy/service";
import { refuseReservedSlug } from "./refuse-reserved-slug";

export interface TenantStoreChanges {
  id: string;
  name?: string | undefined;
  slug?: string | undefined;
}

/** Changes name or slug of a store; undone by writing the old values back. @throws not found or duplicate slug */
export const updateTenantStoreRecordStep = createStep(
  "update-tenant-store-record",
  async (input: TenantStoreChanges, { container }) => {
    const tenancy = container.resolve<TenancyService>(TENANCY_MODULE);
    const before = await tenancy.retrieveTenantStore(input.id, { select: ["id", "name", "slug"] });
    if (input.slug !== undefined && input.slug !== before.slug) {
      refuseReservedSlug(input.slug);
      const [taken] = await tenancy.listTenantStores({ slug: input.slug }, { take: 1 });
      if (taken !== undefined) {
        throw new MedusaError(
          MedusaError.Types.DUPLICATE_ERROR,
          `A store with the slug "${input.slug}" exists already; choose another slug.`,
        );
      }
    }
    const store = await tenancy.updateTenantStores({ ...input });
    return new StepResponse(store, { id: before.id, name: before.name, slug: before.slug });
  },
  async (before, { container }) => {
    if (before === undefined) return;
    await container.resolve<TenancyService>(TENANCY_MODULE).updateTenantStores(before);
  },
);
