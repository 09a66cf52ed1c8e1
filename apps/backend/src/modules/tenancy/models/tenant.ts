import { model } from "@medusajs/framework/utils";
import { TenantStore } from "./tenant-store";

/** A business. Medusa owns id, slug, name and status; `config` arrives from Payload. */
export const Tenant = model.define("tenant", {
  id: model.id({ prefix: "ten" }).primaryKey(),
  slug: model.text().unique(),
  name: model.text().searchable(),
  status: model.enum(["active", "suspended", "archived"]).default("active"),
  config: model.json().nullable(),
  stores: model.hasMany(() => TenantStore, { mappedBy: "tenant" }),
});
