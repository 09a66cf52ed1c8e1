import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/** Answers the id of the default shipping profile, creating it where there is none; undone only if created here. */
export const ensureShippingProfileStep = createStep(
  "ensure-shipping-profile",
  async (_input, { container }) => {
    const fulfillment = container.resolve(Modules.FULFILLMENT);
    const [existing] = await fulfillment.listShippingProfiles({ type: "default" }, { take: 1 });
    if (existing !== undefined) return new StepResponse(existing.id);
    const created = await fulfillment.createShippingProfiles({ name: "Default", type: "default" });
    return new StepResponse(created.id, created.id);
  },
  async (id, { container }) => {
    if (id === undefined) return;
    await container.resolve(Modules.FULFILLMENT).deleteShippingProfiles([id]);
  },
);
