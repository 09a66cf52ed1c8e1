import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { StepResponse } from "@medusajs/framework/workflows-sdk";
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows";
import { TENANCY_MODULE } from "../../modules/tenancy";
import { currentTenant } from "../../tenancy/scope";

/** Links customers who register in a shop to its tenant; other buyers are linked when they order. */
createCustomersWorkflow.hooks.customersCreated(
  async ({ customers }, { container }) => {
    const tenant_id = currentTenant();
    if (tenant_id === undefined) return new StepResponse(undefined);
    const links = customers.map((customer) => ({
      [TENANCY_MODULE]: { tenant_id },
      [Modules.CUSTOMER]: { customer_id: customer.id },
    }));
    await container.resolve(ContainerRegistrationKeys.LINK).create(links);
    return new StepResponse(undefined, links);
  },
  async (links, { container }) => {
    if (links === undefined) return;
    await container.resolve(ContainerRegistrationKeys.LINK).dismiss(links);
  },
);
