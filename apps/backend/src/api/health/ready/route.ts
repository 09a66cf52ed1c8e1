import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { checkReadiness } from "@tandem/service-kit";
import { connections } from "../../../connections/connections";

/** `GET /health/ready`: 200 when Postgres and Redis are available, else 503 with the unavailable ones. */
export async function GET(_req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { pool, queueRedis } = connections();
  const readiness = await checkReadiness({
    database: () => pool.query("select 1"),
    redis: () => queueRedis.ping(),
  });
  res.status(readiness.status === "ok" ? 200 : 503).json(readiness);
}
