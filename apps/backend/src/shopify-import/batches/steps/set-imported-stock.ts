import type { IInventoryService } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { z } from "zod";
import { connections } from "../../../connections/connections";

export interface StockInput {
  /** Products whose variants may lack a level at the location. */
  products: string[];
  locationId: string;
  /** Existing levels with a new quantity. */
  changes: { inventory_item_id: string; location_id: string; stocked_quantity: number }[];
}

const MISSING = `
select i.inventory_item_id, (v.metadata -> 'imported' ->> 'stock')::int as stocked_quantity
from product_variant v join product_variant_inventory_item i on i.variant_id = v.id and i.deleted_at is null
where v.product_id = any($1) and v.deleted_at is null and v.manage_inventory
  and v.metadata -> 'imported' ->> 'stock' is not null
  and not exists (
    select 1 from inventory_level n
    where n.inventory_item_id = i.inventory_item_id and n.location_id = $2 and n.deleted_at is null
  )`;
const BEFORE = `
select inventory_item_id, location_id, stocked_quantity::float8 as stocked_quantity from inventory_level
where location_id = $1 and inventory_item_id = any($2) and deleted_at is null`;
const missingSchema = z.array(z.object({ inventory_item_id: z.string(), stocked_quantity: z.number() }));
const levelsSchema = z.array(
  z.object({ inventory_item_id: z.string(), location_id: z.string(), stocked_quantity: z.number() }),
);

/** Sets imported stock at the location: levels for new variants, new quantities for changed ones. Undone on failure. */
export const setImportedStockStep = createStep(
  "set-imported-stock",
  async ({ products, locationId, changes }: StockInput, { container }) => {
    const inventory: IInventoryService = container.resolve(Modules.INVENTORY);
    const { pool } = connections();
    const { rows } = await pool.query(MISSING, [products, locationId]);
    const missing = missingSchema.parse(rows).map((row) => ({ ...row, location_id: locationId }));
    const created = missing.length === 0 ? [] : await inventory.createInventoryLevels(missing);
    const items = changes.map((change) => change.inventory_item_id);
    const before =
      items.length === 0 ? [] : levelsSchema.parse((await pool.query(BEFORE, [locationId, items])).rows);
    if (changes.length > 0) await inventory.updateInventoryLevels(changes);
    return new StepResponse(undefined, { created: created.map(({ id }) => id), before });
  },
  async (done, { container }) => {
    if (done === undefined) return;
    const inventory: IInventoryService = container.resolve(Modules.INVENTORY);
    if (done.before.length > 0) await inventory.updateInventoryLevels(done.before);
    if (done.created.length > 0) await inventory.deleteInventoryLevels(done.created);
  },
);
