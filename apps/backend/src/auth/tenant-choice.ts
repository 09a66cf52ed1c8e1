import type { MedusaRequest } from "@medusajs/framework/http";
import { z } from "zod";
import type { StoredSession } from "./session";

const sessionSchema = z.object({ active_tenant: z.string().nullish() });

/** Returns the Medusa id of the tenant chosen in Medusa Admin, from the session; null when none is. */
export function readActiveTenant(req: MedusaRequest): string | null {
  return sessionSchema.safeParse(req.session).data?.active_tenant ?? null;
}

/** Stores the chosen tenant (Medusa id, null for none) in the session. */
export function keepActiveTenant(req: MedusaRequest, tenantId: string | null): void {
  const session: StoredSession = req.session;
  session.active_tenant = tenantId;
}
