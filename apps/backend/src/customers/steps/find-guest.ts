import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { AppError } from "@tandem/contracts";
import { guestOf } from "../cards";

/**
 * Returns the tenant's guest with this e-mail address.
 * @throws AppError unprocessable when they are the tenant's customer already
 */
export const findGuestStep = createStep(
  "find-guest",
  async ({ email, tenant }: { email: string | null; tenant: string }) => {
    const guest = email === null ? null : await guestOf(tenant, email);
    if (guest?.isCustomer === true) {
      throw new AppError("unprocessable", "email: a customer with this e-mail address exists already.");
    }
    return new StepResponse<{ id: string | null }>({ id: guest?.id ?? null });
  },
);
