import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { historyResponseSchema, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { workerService } from "../../../../auth/services";

/** `syncOperators` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/sync/history`: timeline of one entity. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(
    await workerService().call({
      method: "GET",
      path: WORKER_SYNC_PATHS.history,
      query: req.query,
      response: historyResponseSchema,
    }),
  );
}
