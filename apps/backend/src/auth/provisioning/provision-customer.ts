import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { createCustomersWorkflow, setAuthAppMetadataStep } from "@medusajs/medusa/core-flows";

export interface NewCustomer {
  identityId: string;
  /** Only when Keycloak verified it; without it the account has no e-mail address until an order brings one. */
  email: string | null;
  name: string;
}

/** Creates the Medusa customer of a Keycloak user; a failing step leaves neither customer nor link behind. */
export const provisionCustomerWorkflow = createWorkflow("provision-customer", (input: NewCustomer) => {
  const customersData = transform(input, ({ email, name }) => {
    const [first_name = "", ...rest] = name.split(" ");
    const address = email === null ? {} : { email };
    return { customersData: [{ ...address, first_name, last_name: rest.join(" "), has_account: true }] };
  });
  const customers = createCustomersWorkflow.runAsStep({ input: customersData });
  const customerId = transform(customers, (made) => made.map(({ id }) => id).join());
  setAuthAppMetadataStep(
    transform({ input, customerId }, (link) => ({
      authIdentityId: link.input.identityId,
      actorType: "customer",
      value: link.customerId,
    })),
  );
  return new WorkflowResponse(customerId);
});
