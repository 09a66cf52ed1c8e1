import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { actorOf } from "../../../../auth/authenticate";
import { triggerRun } from "../../../../sync/trigger";

/** `syncOperators` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `POST /admin/sync/to-payload`: sends commerce facts to Payload; 202 `{ run_id, enqueued }`. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.status(202).json(await triggerRun("medusa_to_payload", req.body, actorOf(res)));
}
