import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { bucketsRequestSchema, parseInput } from "@tandem/contracts";
import { readBuckets } from "../../../../sync/facts/buckets";

/** `POST /internal/sync/buckets`: hashes of a tenant's buckets. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.type("json").send(await readBuckets(parseInput(bucketsRequestSchema, req.body)));
}
