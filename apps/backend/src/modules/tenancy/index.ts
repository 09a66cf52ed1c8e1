import { Module } from "@medusajs/framework/utils";
import { TenancyService } from "./service";

/** Key of the module in Medusa's container. */
export const TENANCY_MODULE = "tenancy";

export default Module(TENANCY_MODULE, { service: TenancyService });
