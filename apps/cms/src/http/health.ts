import { checkReadiness } from "@tandem/service-kit";
import type { Payload } from "payload";
import { poolOf } from "../connections/pool";
import { queueReady, queueRedis } from "../connections/queues";

/** Responds with 200 when database and queue are available, else with 503 naming what is not. */
export async function respondReady(payload: Payload): Promise<Response> {
  const readiness = await checkReadiness({
    database: () => poolOf(payload).query("select 1 from integration.version"),
    redis: () => queueReady().then(() => queueRedis().ping()),
  });
  return Response.json(readiness, { status: readiness.status === "ok" ? 200 : 503 });
}
