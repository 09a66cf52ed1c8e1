import type { IProductModuleService } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/** Gives options of known products further values, which new variants then take. Undone on failure. */
export const extendOptionsStep = createStep(
  "extend-imported-options",
  async (options: { id: string; values: string[] }[], { container }) => {
    if (options.length === 0) return new StepResponse(undefined, []);
    const products: IProductModuleService = container.resolve(Modules.PRODUCT);
    const before = await products.listProductOptions(
      { id: options.map(({ id }) => id) },
      { relations: ["values"], take: options.length },
    );
    for (const { id, values } of options) await products.updateProductOptions(id, { values });
    return new StepResponse(
      undefined,
      before.map(({ id, values }) => ({ id, values: (values ?? []).map(({ value }) => value) })),
    );
  },
  async (before, { container }) => {
    const products: IProductModuleService = container.resolve(Modules.PRODUCT);
    for (const { id, values } of before ?? []) await products.updateProductOptions(id, { values });
  },
);
