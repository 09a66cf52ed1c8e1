import { defineLink } from "@medusajs/framework/utils";
import ProductModule from "@medusajs/medusa/product";
import TenancyModule from "../modules/tenancy";

/** Rows of `tenant_category`: each belongs to exactly one tenant. */
export default defineLink(
  { linkable: TenancyModule.linkable.tenant, alias: "category_tenant" },
  { linkable: ProductModule.linkable.productCategory, isList: true },
  { database: { table: "tenant_category" } },
);
