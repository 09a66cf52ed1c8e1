import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { StepResponse } from "@medusajs/framework/workflows-sdk";
import { createProductCategoriesWorkflow } from "@medusajs/medusa/core-flows";
import { connections } from "../../connections/connections";
import { TENANCY_MODULE } from "../../modules/tenancy";
import { currentTenant } from "../../tenancy/scope";
import { decideTenant } from "./decide-tenant";

/** Sets the tenant of every new category: the one the request acts for, else the one of its parent. */
createProductCategoriesWorkflow.hooks.categoriesCreated(
  async ({ categories }, { container }) => {
    const { rows } = await connections().pool.query<{ id: string; tenant_id: string }>(
      `select product_category_id as id, tenant_id from tenant_category
       where product_category_id = any($1) and deleted_at is null`,
      [categories.flatMap((category) => category.parent_category_id ?? [])],
    );
    const tenantOf = new Map(rows.map((row) => [row.id, row.tenant_id]));
    const named = currentTenant();
    const links = categories.map((category) => {
      const inherited = tenantOf.get(category.parent_category_id ?? "");
      return {
        [TENANCY_MODULE]: {
          tenant_id: decideTenant({
            what: `The category "${category.name}"`,
            named,
            attached: inherited === undefined ? [] : [inherited],
            through: "parent category",
          }),
        },
        [Modules.PRODUCT]: { product_category_id: category.id },
      };
    });
    await container.resolve(ContainerRegistrationKeys.LINK).create(links);
    return new StepResponse(undefined, links);
  },
  async (links, { container }) => {
    if (links === undefined) return;
    await container.resolve(ContainerRegistrationKeys.LINK).dismiss(links);
  },
);
