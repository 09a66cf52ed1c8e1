import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { invalidField } from "../invalid-field";

export interface RegionPlan {
  /** Regions of the tenant that already sell to some of the countries in this currency. */
  existing: string[];
  /** At most one region to create, for the countries that no region of the tenant has yet. */
  create: { name: string; currency_code: string; countries: string[]; payment_providers: string[] }[];
}

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/** Returns the name of a region, which shoppers see when they choose where they are. */
function regionName(countries: readonly string[], currency: string): string {
  const names = countries.map((code) => COUNTRIES.of(code.toUpperCase()) ?? code.toUpperCase());
  return `${names.join(", ")} (${currency.toUpperCase()})`;
}

/**
 * Decides which regions a store uses: a country belongs to one region of a tenant, so its regions of the same currency
 * are reused and only free countries get a new one. Run it on behalf of the tenant.
 * @throws AppError `invalid_input` when a country is unknown or the tenant sells there in another currency
 */
export const planRegionsStep = createStep(
  "plan-regions",
  async (input: { default_currency: string; countries: string[] }, { container }) => {
    const regions = container.resolve(Modules.REGION);
    const known = await regions.listCountries({ iso_2: input.countries }, { take: input.countries.length });
    const unknown = input.countries.filter((code) => !known.some((country) => country.iso_2 === code));
    if (unknown.length > 0) {
      throw invalidField(
        "countries",
        `countries: ${unknown.join(", ")} is not an ISO 3166-1 alpha-2 code known here.`,
      );
    }
    const all = await regions.listRegions({}, { relations: ["countries"] });
    const regionOf = (code: string) =>
      all.find((region) => region.countries.some((country) => country.iso_2 === code));
    const foreign = input.countries.filter((code) => {
      const region = regionOf(code);
      return region !== undefined && region.currency_code !== input.default_currency;
    });
    if (foreign.length > 0) {
      throw invalidField(
        "countries",
        `countries: ${foreign.join(", ")} already belongs to a region of this tenant with another currency; leave it out or move it first.`,
      );
    }
    const free = input.countries.filter((code) => regionOf(code) === undefined);
    const existing = new Set(input.countries.flatMap((code) => regionOf(code)?.id ?? []));
    const plan: RegionPlan = {
      existing: [...existing],
      create:
        free.length === 0
          ? []
          : [
              {
                name: regionName(free, input.default_currency),
                currency_code: input.default_currency,
                countries: free,
                payment_providers: ["pp_system_default"],
              },
            ],
    };
    return new StepResponse(plan);
  },
);
