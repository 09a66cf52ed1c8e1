import { connection } from "next/server";
import { catalog } from "@/server/catalog";
import { cacheRedis } from "@/server/redis";

/** Answers 200 when pages can be served: the cache answers. Backends may be away; the last good copy is served then. */
export async function GET(): Promise<Response> {
  await connection();
  const [cache, backends] = await Promise.allSettled([cacheRedis().ping(), catalog().availability()]);
  const ready = cache.status === "fulfilled";
  const body = {
    status: ready ? "ok" : "unavailable",
    cache: ready,
    ...(backends.status === "fulfilled" ? backends.value : {}),
  };
  return Response.json(body, { status: ready ? 200 : 503 });
}
