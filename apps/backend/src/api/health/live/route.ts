import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";

/** `GET /health/live`: 200 while the process responds. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.json({ status: "ok" });
}
