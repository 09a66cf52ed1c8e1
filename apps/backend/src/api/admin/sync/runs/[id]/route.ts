import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { WORKER_SYNC_PATHS } from "@tandem/contracts";
import { z } from "zod";
import { workerService } from "../../../../../auth/services";

/** `syncOperators` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/sync/runs/:id`: the progress of a run. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const path = WORKER_SYNC_PATHS.runStatus.replace(":id", encodeURIComponent(req.params.id ?? ""));
  res.json(await workerService().call({ method: "GET", path, response: z.record(z.string(), z.unknown()) }));
}
