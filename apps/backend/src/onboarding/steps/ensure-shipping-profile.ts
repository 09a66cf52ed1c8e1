import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { connections } from "../../connections/connections";
import { runAsPlatform } from "../../tenancy/scope";

const COMMON = `select id from shipping_profile
  where type = 'default' and tandem_tenant_id is null and deleted_at is null order by created_at limit 1`;

/**
 * Returns the id of the default shipping profile that all tenants share, creating it where there is none; undone only
 * if created here.
 */
export const ensureShippingProfileStep = createStep(
  "ensure-shipping-profile",
  async (_input, { container }) => {
    const fulfillment = container.resolve(Modules.FULFILLMENT);
    const { rows } = await connections().pool.query<{ id: string }>(COMMON);
    const [existing] = rows;
    if (existing !== undefined) return new StepResponse(existing.id);
    const created = await runAsPlatform(() =>
      fulfillment.createShippingProfiles({ name: "Default", type: "default" }),
    );
    return new StepResponse(created.id, created.id);
  },
  async (id, { container }) => {
    if (id === undefined) return;
    await container.resolve(Modules.FULFILLMENT).deleteShippingProfiles([id]);
  },
);
