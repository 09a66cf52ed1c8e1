import { defineLink } from "@medusajs/framework/utils";
import OrderModule from "@medusajs/medusa/order";
import TenancyModule from "../modules/tenancy";

/** Rows of `tenant_order`: each belongs to exactly one tenant. */
export default defineLink(
  { linkable: TenancyModule.linkable.tenant, alias: "order_tenant" },
  { linkable: OrderModule.linkable.order, isList: true },
  { database: { table: "tenant_order" } },
);
