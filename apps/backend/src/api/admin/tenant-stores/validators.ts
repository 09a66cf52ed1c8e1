import { createFindParams, createSelectParams } from "@medusajs/medusa/api/utils/validators";
import { slugSchema } from "@tandem/contracts";
import { z } from "zod";
import { newStoreSchema } from "../tenants/validators";

/** `POST /admin/tenant-stores`. */
export const createTenantStoreSchema = newStoreSchema
  .extend({ tenant_id: z.string().min(1).max(128) })
  .strict();
export type CreateTenantStoreBody = z.infer<typeof createTenantStoreSchema>;

/** `PATCH /admin/tenant-stores/:id`; branding belongs to Payload: it is removed before and reported as ignored. */
export const updateTenantStoreSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  slug: slugSchema.optional(),
});
export type UpdateTenantStoreBody = z.infer<typeof updateTenantStoreSchema>;

export const tenantStoreParams = createSelectParams();
export const listTenantStoresParams = createFindParams({ limit: 50, offset: 0 }).extend({
  q: z.string().optional(),
  slug: z.string().optional(),
  tenant_id: z.string().optional(),
});
