import { createWorkflow, transform, WorkflowResponse, when } from "@medusajs/framework/workflows-sdk";
import {
  createProductsWorkflow,
  createProductVariantsWorkflow,
  updateProductsWorkflow,
  updateProductVariantsWorkflow,
} from "@medusajs/medusa/core-flows";
import type { planCreation, planUpdate } from "../plan";
import { extendOptionsStep } from "./steps/extend-options";
import { orderOptionsStep } from "./steps/order-options";
import { setImportedStockStep } from "./steps/set-imported-stock";

type Update = NonNullable<ReturnType<typeof planUpdate>["update"]>;

/** Everything one batch writes; lists may be empty. */
export interface ImportBatch {
  locationId: string;
  creations: ReturnType<typeof planCreation>[];
  updates: Update[];
}

/**
 * Writes one batch of an import: new products with variants, prices and stock, and changes to existing ones. When any
 * part fails, the whole batch is undone. Returns the new products.
 */
export const importBatchWorkflow = createWorkflow("import-shopify-batch", (input: ImportBatch) => {
  const created = when(
    "has-new-products",
    { input },
    ({ input: { creations } }) => creations.length > 0,
  ).then(() =>
    createProductsWorkflow.runAsStep({
      input: transform({ input }, (data) => ({ products: data.input.creations })),
    }),
  );

  const options = transform({ input }, (data) => data.input.updates.flatMap((update) => update.options));
  extendOptionsStep(options);
  when("has-changed-products", { input }, ({ input: { updates } }) => updates.length > 0).then(() => {
    updateProductsWorkflow.runAsStep({
      input: transform({ input }, (data) => ({
        products: data.input.updates.map((update) => update.product),
      })),
    });
  });
  const added = transform({ input }, (data) => data.input.updates.flatMap((update) => update.newVariants));
  when("has-new-variants", { added }, (data) => data.added.length > 0).then(() => {
    createProductVariantsWorkflow.runAsStep({
      input: transform({ added }, (data) => ({ product_variants: data.added })),
    });
  });
  const changed = transform({ input }, (data) => data.input.updates.flatMap((update) => update.variants));
  when("has-changed-variants", { changed }, (data) => data.changed.length > 0).then(() => {
    updateProductVariantsWorkflow.runAsStep({
      input: transform({ changed }, (data) => ({ product_variants: data.changed })),
    });
  });

  const products = transform({ created }, (data) =>
    (data.created ?? []).map(({ id, handle }) => ({ id, handle })),
  );
  const stock = transform({ input, products }, (data) => ({
    locationId: data.input.locationId,
    products: [...data.products.map(({ id }) => id), ...data.input.updates.map(({ product }) => product.id)],
    changes: data.input.updates.flatMap((update) => update.stock),
  }));
  setImportedStockStep(stock);
  const order = transform({ input, products }, (data) => {
    const options = new Map(data.input.creations.map((creation) => [creation.handle, creation.options]));
    return [
      ...data.products.map(({ id, handle }) => ({ product: id, options: options.get(handle) ?? [] })),
      ...data.input.updates.map(({ product, order }) => ({ product: product.id, options: order })),
    ];
  });
  orderOptionsStep(order);
  return new WorkflowResponse(products);
});
