import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { conflictsResponseSchema, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { workerService } from "../../../../auth/services";

/** `syncOperators` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/sync/conflicts`: fields both sides changed differently. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(
    await workerService().call({
      method: "GET",
      path: WORKER_SYNC_PATHS.conflicts,
      query: req.query,
      response: conflictsResponseSchema,
    }),
  );
}
