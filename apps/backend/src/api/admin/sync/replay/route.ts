import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput, replayRequestSchema, replayResponseSchema, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { workerService } from "../../../../auth/services";

/** `syncOperators` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `POST /admin/sync/replay`: moves the cursor of a webhook endpoint back. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parseInput(replayRequestSchema, req.body ?? {});
  res.json(
    await workerService().call({
      method: "POST",
      path: WORKER_SYNC_PATHS.replay,
      body,
      response: replayResponseSchema,
    }),
  );
}
