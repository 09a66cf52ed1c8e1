import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { auditQuerySchema, parseInput } from "@tandem/contracts";
import { readAudit } from "../../../audit/read";

/** `GET /admin/audit`: who did what in the active tenant, filtered and paged by `auditQuerySchema`. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await readAudit(req.scope, parseInput(auditQuerySchema, req.query, "query")));
}
