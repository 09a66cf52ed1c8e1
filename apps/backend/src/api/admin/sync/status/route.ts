import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { syncStatusSchema, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { workerService } from "../../../../auth/services";

/** `syncOperators` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/sync/status`: both directions, dead letters, conflicts, drift and webhook endpoints. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(
    await workerService().call({
      method: "GET",
      path: WORKER_SYNC_PATHS.status,
      query: req.query,
      response: syncStatusSchema,
    }),
  );
}
