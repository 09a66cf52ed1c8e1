import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { StepResponse } from "@medusajs/framework/workflows-sdk";
import { createProductsWorkflow } from "@medusajs/medusa/core-flows";
import { connections } from "../../connections/connections";
import { TENANCY_MODULE } from "../../modules/tenancy";
import { currentTenant } from "../../tenancy/scope";
import { decideTenant } from "./decide-tenant";

const TENANTS_OF_CHANNELS = `
select c.product_id, array_agg(distinct t.tenant_id) as tenants
from product_sales_channel c
  join tenant_sales_channel t on t.sales_channel_id = c.sales_channel_id and t.deleted_at is null
where c.product_id = any($1) and c.deleted_at is null
group by c.product_id`;

/** Sets the tenant of every new product: the one the request acts for, else the one of its sales channels. */
createProductsWorkflow.hooks.productsCreated(
  async ({ products }, { container }) => {
    const { rows } = await connections().pool.query<{ product_id: string; tenants: string[] }>(
      TENANTS_OF_CHANNELS,
      [products.map((product) => product.id)],
    );
    const tenants = new Map(rows.map((row) => [row.product_id, row.tenants]));
    const named = currentTenant();
    const links = products.map((product) => ({
      [TENANCY_MODULE]: {
        tenant_id: decideTenant({
          what: `The product "${product.title}"`,
          named,
          attached: tenants.get(product.id) ?? [],
          through: "sales channels",
        }),
      },
      [Modules.PRODUCT]: { product_id: product.id },
    }));
    await container.resolve(ContainerRegistrationKeys.LINK).create(links);
    return new StepResponse(undefined, links);
  },
  async (links, { container }) => {
    if (links === undefined) return;
    await container.resolve(ContainerRegistrationKeys.LINK).dismiss(links);
  },
);
