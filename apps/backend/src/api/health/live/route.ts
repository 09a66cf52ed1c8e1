import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";

/** `GET /health/live`: 200 as long as the process answers at all. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.json({ status: "ok" });
}
