import { Modules } from "@medusajs/framework/utils";
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import {
  createFulfillmentSets,
  createRemoteLinkStep,
  createShippingOptionsWorkflow,
} from "@medusajs/medusa/core-flows";
import { ensureShippingProfileStep } from "./steps/ensure-shipping-profile";

const PROVIDER = "manual_manual";

export interface DeliveryInput {
  name: string;
  slug: string;
  default_currency: string;
  countries: string[];
  stock_location_id: string;
}

/** Lets a stock location deliver to some countries: fulfilment set, service zone and one free standard option. */
export const provisionDeliveryWorkflow = createWorkflow("provision-delivery", (input: DeliveryInput) => {
  const profileId = ensureShippingProfileStep();
  const sets = createFulfillmentSets(
    transform(input, ({ name, slug, countries }) => [
      {
        name: `${name} delivery (${slug})`,
        type: "shipping",
        service_zones: [
          {
            name: `${name} (${slug})`,
            geo_zones: countries.map((country_code) => ({ type: "country" as const, country_code })),
          },
        ],
      },
    ]),
  );
  const links = transform({ input, sets }, (data) => {
    const location = { [Modules.STOCK_LOCATION]: { stock_location_id: data.input.stock_location_id } };
    return [
      { ...location, [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER } },
      ...data.sets.map((set) => ({ ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } })),
    ];
  });
  createRemoteLinkStep(links);

  const options = transform({ input, sets, profileId }, (data) => [
    {
      name: "Standard",
      price_type: "flat" as const,
      service_zone_id: data.sets.flatMap((set) => set.service_zones.map((zone) => zone.id)).join(),
      shipping_profile_id: data.profileId,
      provider_id: PROVIDER,
      type: { label: "Standard", description: "Delivered to your door", code: "standard" },
      prices: [{ currency_code: data.input.default_currency, amount: 0 }],
    },
  ]);
  return new WorkflowResponse(createShippingOptionsWorkflow.runAsStep({ input: options }));
});
