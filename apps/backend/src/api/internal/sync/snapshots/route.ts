import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput, refsRequestSchema } from "@tandem/contracts";
import { readSnapshots } from "../../../../sync/facts/snapshots";

/** `POST /internal/sync/snapshots`: current facts of at most 500 entities. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.type("json").send(await readSnapshots(parseInput(refsRequestSchema, req.body)));
}
