import { defineLink } from "@medusajs/framework/utils";
import SalesChannelModule from "@medusajs/medusa/sales-channel";
import TenancyModule from "../modules/tenancy";

/** Rows of `tenant_sales_channel`: each belongs to exactly one tenant. */
export default defineLink(
  { linkable: TenancyModule.linkable.tenant, alias: "sales_channel_tenant" },
  { linkable: SalesChannelModule.linkable.salesChannel, isList: true },
  { database: { table: "tenant_sales_channel" } },
);
