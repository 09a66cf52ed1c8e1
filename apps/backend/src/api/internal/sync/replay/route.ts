import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput, replayRequestSchema } from "@tandem/contracts";
import { replayEndpoint } from "@tandem/outbox";
import { connections } from "../../../../connections/connections";

/** `POST /internal/sync/replay`: moves the cursor of an endpoint back. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await replayEndpoint(connections().pool, parseInput(replayRequestSchema, req.body)));
}
