import type { IProductModuleService } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { z } from "zod";
import { connections } from "../../../connections/connections";

/** Additional values of one option of one product. */
export interface OptionExtension {
  product_id: string;
  product_option_id: string;
  add: { value: string }[];
}

const ADDED = `
select v.id from product_option_value v
where v.option_id = $1 and v.value = any($2) and v.deleted_at is null`;
const idsSchema = z.array(z.object({ id: z.string() }));

/** Adds values to options of existing products for new variants. Undone on failure. */
export const extendOptionsStep = createStep(
  "extend-imported-options",
  async (extensions: OptionExtension[], { container }) => {
    if (extensions.length === 0) return new StepResponse(undefined, []);
    const products: IProductModuleService = container.resolve(Modules.PRODUCT);
    await products.updateProductOptionValuesOnProduct(extensions);
    return new StepResponse(undefined, extensions);
  },
  async (extensions, { container }) => {
    const products: IProductModuleService = container.resolve(Modules.PRODUCT);
    for (const { product_id, product_option_id, add } of extensions ?? []) {
      const { rows } = await connections().pool.query(ADDED, [
        product_option_id,
        add.map(({ value }) => value),
      ]);
      const remove = idsSchema.parse(rows).map(({ id }) => id);
      await products.updateProductOptionValuesOnProduct([{ product_id, product_option_id, remove }]);
      await products.deleteProductOptionValues(remove);
    }
  },
);
