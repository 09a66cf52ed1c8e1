import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { failedChangedSchema, failedSelectionSchema, parseInput, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { workerService } from "../../../../auth/services";

/** `syncOperators` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `POST /admin/sync/retry-failed`: retries dead letters; an empty body means all. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parseInput(failedSelectionSchema, req.body ?? {});
  res.json(
    await workerService().call({
      method: "POST",
      path: WORKER_SYNC_PATHS.retryFailed,
      body,
      response: failedChangedSchema,
    }),
  );
}
