import { checkReadiness } from "@tandem/service-kit";
import { connection } from "next/server";
import { catalog } from "@/server/catalog";
import { cacheRedis } from "@/server/redis";

/**
 * `GET /health/ready`: returns 200 when the cache is available, so that pages can be served. The backends may be
 * unavailable; the last good copy is served then.
 */
export async function GET(): Promise<Response> {
  await connection();
  const [readiness, backends] = await Promise.all([
    checkReadiness({ redis: () => cacheRedis().ping() }),
    catalog()
      .availability()
      .catch(() => ({})),
  ]);
  return Response.json({ ...readiness, ...backends }, { status: readiness.status === "ok" ? 200 : 503 });
}
