import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { failedChangedSchema, failedSelectionSchema, parseInput, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { callWorker } from "../../../../integration/worker";

/** Ours: `syncOperators` in the middlewares authenticates. */
export const AUTHENTICATE = false;

/** `POST /admin/sync/discard`: forgets dead letters; an empty body means all. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parseInput(failedSelectionSchema, req.body ?? {});
  res.json(
    await callWorker({ method: "POST", path: WORKER_SYNC_PATHS.discard, body, answer: failedChangedSchema }),
  );
}
