import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { historyResponseSchema, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { callWorker } from "../../../../integration/worker";

/** Ours: `syncOperators` in the middlewares authenticates. */
export const AUTHENTICATE = false;

/** `GET /admin/sync/history`: timeline of one entity. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(
    await callWorker({
      method: "GET",
      path: WORKER_SYNC_PATHS.history,
      query: req.query,
      answer: historyResponseSchema,
    }),
  );
}
