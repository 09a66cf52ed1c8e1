import { Module } from "@medusajs/framework/utils";
import { IntegrationService } from "./service";

/** Key of the module in Medusa's container. */
export const INTEGRATION_MODULE = "integration";

export default Module(INTEGRATION_MODULE, { service: IntegrationService });
