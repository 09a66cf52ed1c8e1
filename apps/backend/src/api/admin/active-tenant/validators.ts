import { z } from "zod";

/** `POST /admin/active-tenant`: id or slug of a tenant; null for none. */
export const activeTenantSchema = z.strictObject({ tenant: z.string().min(1).max(128).nullable() });
