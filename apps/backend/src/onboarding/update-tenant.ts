import { createWorkflow, transform, WorkflowResponse, when } from "@medusajs/framework/workflows-sdk";
import { type TenantChanges, updateTenantRecordStep } from "./steps/update-tenant-record";
import { validateTenantStep } from "./steps/validate-tenant";

/** Changes name, slug or status of a tenant. */
export const updateTenantWorkflow = createWorkflow("update-tenant", (input: TenantChanges) => {
  when(input, ({ slug }) => slug !== undefined).then(() => {
    validateTenantStep(transform(input, ({ id, slug }) => ({ slug: slug ?? "", except: id })));
  });
  return new WorkflowResponse(updateTenantRecordStep(input));
});
