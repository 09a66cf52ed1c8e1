import { z } from "zod";

/** Query of `/admin/imports/*`. */
export const importQuerySchema = z.object({
  tenant: z.string().min(1, "name the tenant, such as ?tenant=saffron"),
});
