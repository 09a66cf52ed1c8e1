import { Modules } from "@medusajs/framework/utils";
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import {
  createRemoteLinkStep,
  createSalesChannelsWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows";
import { TENANCY_MODULE } from "../modules/tenancy";
import { provisionDeliveryWorkflow } from "./provision-delivery";
import { provisionRegionsWorkflow } from "./provision-regions";
import { createPublishableKeyStep } from "./steps/create-publishable-key";
import { createTenantStoreRecordStep } from "./steps/create-tenant-store-record";
import { ensureMedusaStoreStep } from "./steps/ensure-medusa-store";
import { supportCurrencyStep } from "./steps/support-currency";
import { type TenantStoreInput, validateTenantStoreStep } from "./steps/validate-tenant-store";

/**
 * Creates a store of a tenant: regions, sales channel, publishable key, stock location, delivery, its links, the
 * tenant's store in Medusa and the store itself. When any step fails, the ones before it are undone and nothing stays behind.
 */
export const createTenantStoreWorkflow = createWorkflow("create-tenant-store", (input: TenantStoreInput) => {
  validateTenantStoreStep(input);
  const regions = provisionRegionsWorkflow.runAsStep({ input });

  const channelInput = transform(input, ({ name }) => ({ salesChannelsData: [{ name }] }));
  const channels = createSalesChannelsWorkflow.runAsStep({ input: channelInput });
  const channelId = transform(channels, (list) => list.map((channel) => channel.id).join());

  const locationInput = transform(input, ({ name, countries }) => ({
    locations: [{ name: `${name} warehouse`, address: { address_1: "", country_code: countries[0] ?? "" } }],
  }));
  const locations = createStockLocationsWorkflow.runAsStep({ input: locationInput });
  const locationId = transform(locations, (list) => list.map((location) => location.id).join());
  const stocked = transform({ locationId, channelId }, (ids) => ({
    id: ids.locationId,
    add: [ids.channelId],
  }));
  linkSalesChannelsToStockLocationWorkflow.runAsStep({ input: stocked });

  const key = createPublishableKeyStep(input);
  const opened = transform({ key, channelId }, (ids) => ({ id: ids.key.id, add: [ids.channelId] }));
  linkSalesChannelsToApiKeyWorkflow.runAsStep({ input: opened });

  const deliveryInput = transform({ input, locationId, regions }, (data) => ({
    ...data.input,
    stock_location_id: data.locationId,
  }));
  provisionDeliveryWorkflow.runAsStep({ input: deliveryInput });

  const links = transform({ input, channelId, locationId }, (data) => {
    const tenant = { [TENANCY_MODULE]: { tenant_id: data.input.tenant_id } };
    return [
      { ...tenant, [Modules.SALES_CHANNEL]: { sales_channel_id: data.channelId } },
      { ...tenant, [Modules.STOCK_LOCATION]: { stock_location_id: data.locationId } },
    ];
  });
  createRemoteLinkStep(links);

  const record = transform({ input, regions, channelId, locationId, key }, (data) => ({
    tenant_id: data.input.tenant_id,
    slug: data.input.slug,
    name: data.input.name,
    default_currency: data.input.default_currency,
    regions: data.regions,
    sales_channel_id: data.channelId,
    stock_location_id: data.locationId,
    publishable_key_id: data.key.id,
    publishable_key: data.key.token,
  }));
  const medusaStore = ensureMedusaStoreStep(record);
  supportCurrencyStep(
    transform({ input, medusaStore }, (data) => ({
      store: data.medusaStore,
      currency: data.input.default_currency,
    })),
  );
  return new WorkflowResponse(createTenantStoreRecordStep(record));
});
