import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput, refsRequestSchema } from "@tandem/contracts";
import { readTargets } from "../../../../sync/facts/targets";

/** `POST /internal/sync/targets`: content this service holds for at most 500 entities. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.type("json").send(await readTargets(parseInput(refsRequestSchema, req.body)));
}
