import { defineLink } from "@medusajs/framework/utils";
import StockLocationModule from "@medusajs/medusa/stock-location";
import TenancyModule from "../modules/tenancy";

/** Rows of `tenant_stock_location`: each belongs to exactly one tenant. */
export default defineLink(
  { linkable: TenancyModule.linkable.tenant, alias: "stock_location_tenant" },
  { linkable: StockLocationModule.linkable.stockLocation, isList: true },
  { database: { table: "tenant_stock_location" } },
);
