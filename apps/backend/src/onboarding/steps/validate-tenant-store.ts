import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { TENANCY_MODULE } from "../../modules/tenancy";
import type { TenancyService } from "../../modules/tenancy/service";
import { invalidField } from "../invalid-field";
import { refuseReservedSlug } from "./refuse-reserved-slug";

export interface TenantStoreInput {
  tenant_id: string;
  slug: string;
  name: string;
  /** ISO 4217, lower case. */
  default_currency: string;
  /** ISO 3166-1 alpha-2, lower case. */
  countries: string[];
}

/** Refuses a store whose tenant or currency is unknown, or whose slug is taken. */
export const validateTenantStoreStep = createStep(
  "validate-tenant-store",
  async (input: TenantStoreInput, { container }) => {
    refuseReservedSlug(input.slug);
    const tenancy = container.resolve<TenancyService>(TENANCY_MODULE);
    const [tenant] = await tenancy.listTenants({ id: input.tenant_id }, { take: 1 });
    if (tenant === undefined) {
      throw invalidField("tenant_id", `tenant_id: there is no tenant "${input.tenant_id}"; create it first.`);
    }
    const [taken] = await tenancy.listTenantStores({ slug: input.slug }, { take: 1 });
    if (taken !== undefined) {
      throw invalidField(
        "slug",
        `A store with the slug "${input.slug}" exists already; choose another slug.`,
        "unprocessable",
      );
    }
    const currencies = await container
      .resolve(Modules.CURRENCY)
      .listCurrencies({ code: [input.default_currency] }, { take: 1 });
    if (currencies.length === 0) {
      throw invalidField(
        "default_currency",
        `default_currency: "${input.default_currency}" is not an ISO 4217 code known here.`,
      );
    }
    return new StepResponse(undefined);
  },
);
