import { model } from "@medusajs/framework/utils";
import { Tenant } from "./tenant";

/** A store of a tenant, with its own sales channel and publishable key; `branding` arrives from Payload. */
export const TenantStore = model.define("tenant_store", {
  id: model.id({ prefix: "tst" }).primaryKey(),
  slug: model.text().unique(),
  name: model.text().searchable(),
  default_currency: model.text(),
  regions: model.array(),
  sales_channel_id: model.text().index(),
  stock_location_id: model.text(),
  publishable_key_id: model.text(),
  publishable_key: model.text().index(),
  branding: model.json().nullable(),
  tenant: model.belongsTo(() => Tenant, { mappedBy: "stores" }),
});
