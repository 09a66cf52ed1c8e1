import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { connections } from "../../connections/connections";

export interface MedusaStoreInput {
  tenant_id: string;
  name: string;
  default_currency: string;
  sales_channel_id: string;
  stock_location_id: string;
  regions: string[];
}

const OWN = "select id from store where tandem_tenant_id = $1 and deleted_at is null limit 1";
const LOCALES = `select l.locale_code from store_locale l join store s on s.id = l.store_id
  where s.tandem_tenant_id is null and s.deleted_at is null and l.deleted_at is null`;

/**
 * Returns the id of a tenant's store in Medusa, which holds the name that staff see, currencies and defaults; creates it
 * with the tenant's first shop. Undone only if created here.
 */
export const ensureMedusaStoreStep = createStep(
  "ensure-medusa-store",
  async (input: MedusaStoreInput, { container }) => {
    const stores = container.resolve(Modules.STORE);
    const { rows } = await connections().pool.query<{ id: string }>(OWN, [input.tenant_id]);
    const [own] = rows;
    if (own !== undefined) return new StepResponse(own.id);
    const { rows: locales } = await connections().pool.query<{ locale_code: string }>(LOCALES);
    const [region] = input.regions;
    const created = await stores.createStores({
      name: input.name,
      supported_currencies: [{ currency_code: input.default_currency, is_default: true }],
      supported_locales: locales,
      default_sales_channel_id: input.sales_channel_id,
      default_location_id: input.stock_location_id,
      ...(region === undefined ? {} : { default_region_id: region }),
    });
    return new StepResponse(created.id, created.id);
  },
  async (id, { container }) => {
    if (id === undefined) return;
    await container.resolve(Modules.STORE).deleteStores([id]);
  },
);
