import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { endpointStatuses } from "@tandem/outbox";
import { connections } from "../../../../connections/connections";

/** `GET /internal/sync/endpoints`: webhook endpoints of this service with cursor, backlog and lag. */
export async function GET(_req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ endpoints: await endpointStatuses(connections().pool) });
}
