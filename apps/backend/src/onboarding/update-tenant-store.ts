import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { type TenantStoreChanges, updateTenantStoreRecordStep } from "./steps/update-tenant-store-record";

/** Changes name or slug of a store. */
export const updateTenantStoreWorkflow = createWorkflow(
  "update-tenant-store",
  (input: TenantStoreChanges) => {
    return new WorkflowResponse(updateTenantStoreRecordStep(input));
  },
);
