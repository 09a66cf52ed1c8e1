import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { applyRequestSchema, parseInput } from "@tandem/contracts";
import { announceChanges } from "../../../../sync/announce";
import { applyContent } from "../../../../sync/apply";

/**
 * `POST /internal/sync/apply`: writes published content of at most 500 entities in one transaction; one result each.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const request = parseInput(applyRequestSchema, req.body);
  const { items, changed } = await applyContent(request);
  await announceChanges(req.scope, request.entity, changed);
  res.json({ items });
}
