import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { auditQuerySchema, parseInput } from "@tandem/contracts";
import { readAudit } from "../../../audit/read";

/** `GET /admin/audit`: who did what in the tenant one works for, filtered and paged as `auditQuerySchema` says. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await readAudit(req.scope, parseInput(auditQuerySchema, req.query, "query")));
}
