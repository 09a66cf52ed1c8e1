import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { AppError } from "@tandem/contracts";
import { guestOf } from "../../../customers/cards";

/** The guest with this e-mail address, if there is one; raises `unprocessable` when the tenant knows them already. */
export const findGuestStep = createStep(
  "find-guest",
  async ({ email, tenant }: { email: string | null; tenant: string }) => {
    const guest = email === null ? null : await guestOf(email);
    if (guest?.tenants.includes(tenant)) {
      throw new AppError("unprocessable", "email: you have a customer with this address already.");
    }
    return new StepResponse<{ id: string | null }>({ id: guest?.id ?? null });
  },
);
