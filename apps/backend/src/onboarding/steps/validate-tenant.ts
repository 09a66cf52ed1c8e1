import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { TENANCY_MODULE } from "../../modules/tenancy";
import type { TenancyService } from "../../modules/tenancy/service";
import { invalidField } from "../invalid-field";
import { refuseReservedSlug } from "./refuse-reserved-slug";

export interface TenantSlug {
  slug: string;
  /** The tenant that may keep the slug; none when it is new. */
  except?: string | undefined;
}

/** Refuses a slug that another tenant or the platform has. */
export const validateTenantStep = createStep("validate-tenant", async (input: TenantSlug, { container }) => {
  refuseReservedSlug(input.slug);
  const tenancy = container.resolve<TenancyService>(TENANCY_MODULE);
  const [taken] = await tenancy.listTenants({ slug: input.slug }, { take: 1 });
  if (taken !== undefined && taken.id !== input.except) {
    throw invalidField(
      "slug",
      `A tenant with the slug "${input.slug}" exists already; choose another slug.`,
      "unprocessable",
    );
  }
  return new StepResponse(undefined);
});
