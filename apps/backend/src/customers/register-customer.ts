import { createWorkflow, transform, WorkflowResponse, when } from "@medusajs/framework/workflows-sdk";
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows";
import type { Card } from "./card";
import { enterCustomerStep } from "./steps/enter-customer";
import { findGuestStep } from "./steps/find-guest";

export interface NewTenantCustomer {
  tenant: string;
  email: string | null;
  card: Card;
  /** Medusa user who enters them. */
  by: string | null;
}

/** Makes a person a customer of a tenant: the tenant's own guest, with what its staff entered on the tenant's card. */
export const registerCustomerWorkflow = createWorkflow("register-customer", (input: NewTenantCustomer) => {
  const known = findGuestStep(input);
  const created = when(known, ({ id }) => id === null).then(() =>
    createCustomersWorkflow.runAsStep({
      input: transform(input, ({ email }) => ({ customersData: [email === null ? {} : { email }] })),
    }),
  );
  const id = transform({ known, created }, (found) => found.known.id ?? found.created?.[0]?.id ?? "");
  enterCustomerStep(transform({ input, id }, (entry) => ({ ...entry.input, id: entry.id })));
  return new WorkflowResponse(id);
});
