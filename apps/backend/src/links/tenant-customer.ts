import { defineLink } from "@medusajs/framework/utils";
import CustomerModule from "@medusajs/medusa/customer";
import TenancyModule from "../modules/tenancy";

/** Rows of `tenant_customer`: a person may be a customer of several tenants, each with its own `card` of them. */
export default defineLink(
  { linkable: TenancyModule.linkable.tenant, alias: "customer_tenant", isList: true },
  { linkable: CustomerModule.linkable.customer, isList: true },
  { database: { table: "tenant_customer", extraColumns: { card: { type: "json", nullable: true } } } },
);
