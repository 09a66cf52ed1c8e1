import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { syncStatusSchema, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { callWorker } from "../../../../integration/worker";

/** Ours: `syncOperators` in the middlewares authenticates. */
export const AUTHENTICATE = false;

/** `GET /admin/sync/status`: both directions, dead letters, conflicts, drift and webhook endpoints. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(
    await callWorker({
      method: "GET",
      path: WORKER_SYNC_PATHS.status,
      query: req.query,
      answer: syncStatusSchema,
    }),
  );
}
