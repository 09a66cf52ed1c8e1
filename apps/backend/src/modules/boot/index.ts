import { Module } from "@medusajs/framework/utils";
import { BootService } from "./service";

/** Key of the module in Medusa's container. */
export const BOOT_MODULE = "boot";

export default Module(BOOT_MODULE, { service: BootService });
