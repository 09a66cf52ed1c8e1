import { MedusaService } from "@medusajs/framework/utils";
import { Tenant } from "./models/tenant";
import { TenantStore } from "./models/tenant-store";

/** Reads and writes tenants and their stores; callers go through the workflows, which also provision. */
export class TenancyService extends MedusaService({ Tenant, TenantStore }) {}
