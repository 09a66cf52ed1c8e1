import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { checkReadiness } from "../../../integration/readiness";

/** `GET /health/ready`: 200 when Postgres and Redis answer within two seconds each, else 503 naming what does not. */
export async function GET(_req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const checks = await checkReadiness();
  const ready = Object.values(checks).every((state) => state === "ok");
  res.status(ready ? 200 : 503).json({ status: ready ? "ok" : "unavailable", checks });
}
