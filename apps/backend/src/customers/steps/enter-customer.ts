import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { Card } from "../card";
import { enter, forget } from "../cards";

interface Entry {
  tenant: string;
  id: string;
  card: Card;
  by: string | null;
}

/** Adds a customer to a tenant; undone by removing them there. */
export const enterCustomerStep = createStep(
  "enter-customer",
  async ({ tenant, id, card, by }: Entry) => {
    await enter(tenant, id, card, by);
    return new StepResponse(undefined, { tenant, id });
  },
  async (entry) => {
    if (entry !== undefined) await forget(entry.tenant, entry.id);
  },
);
