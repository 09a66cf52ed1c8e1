import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { bucketRequestSchema, parseInput } from "@tandem/contracts";
import { readBucket } from "../../../../sync/facts/buckets";

/** `POST /internal/sync/bucket`: ids and hashes inside some buckets. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.type("json").send(await readBucket(parseInput(bucketRequestSchema, req.body)));
}
