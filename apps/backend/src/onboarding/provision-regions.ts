import { createWorkflow, transform, WorkflowResponse, when } from "@medusajs/framework/workflows-sdk";
import { createRegionsWorkflow } from "@medusajs/medusa/core-flows";
import { planRegionsStep } from "./steps/plan-regions";

/** Finds or creates the regions for some countries in one currency; returns their ids. */
export const provisionRegionsWorkflow = createWorkflow(
  "provision-regions",
  (input: { default_currency: string; countries: string[] }) => {
    const plan = planRegionsStep(input);
    const created = when(plan, ({ create }) => create.length > 0).then(() =>
      createRegionsWorkflow.runAsStep({ input: transform(plan, ({ create }) => ({ regions: create })) }),
    );
    const ids = transform({ plan, created }, (data) => [
      ...data.plan.existing,
      ...(data.created ?? []).map((region) => region.id),
    ]);
    return new WorkflowResponse(ids);
  },
);
