import { defineLink } from "@medusajs/framework/utils";
import ProductModule from "@medusajs/medusa/product";
import TenancyModule from "../modules/tenancy";

/** Rows of `tenant_product`: each belongs to exactly one tenant. */
export default defineLink(
  { linkable: TenancyModule.linkable.tenant, alias: "product_tenant" },
  { linkable: ProductModule.linkable.product, isList: true },
  { database: { table: "tenant_product" } },
);
