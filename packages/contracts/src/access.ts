import { z } from "zod";
import { tenantStatusSchema } from "./entities.js";
import { roleSchema } from "./roles.js";

/** Path at which Medusa Admin reads what the current user may see and do. */
export const ACCESS_PATH = "/admin/me/access";

/** What a user may do in the current tenant. */
export const accessSchema = z.object({
  /** Null for platform users who have not chosen one. */
  tenant: z
    .object({ id: z.string(), slug: z.string(), name: z.string(), status: tenantStatusSchema })
    .nullable(),
  /** Roles that apply in the tenant. */
  roles: z.array(roleSchema),
  platform_admin: z.boolean(),
  /** Areas of the role matrix with what is allowed in them; what is not here is refused. */
  rights: z.record(z.string(), z.array(z.enum(["read", "write", "publish"]))),
});
export type Access = z.infer<typeof accessSchema>;
