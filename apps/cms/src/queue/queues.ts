import { createJobQueues, type JobQueues } from "@tandem/outbox";
import { Redis } from "ioredis";
import { env } from "../env";

interface Connections {
  redis: Redis;
  queues: JobQueues;
}

declare global {
  var tandemCmsQueues: Connections | undefined;
}

/** One set of connections per process, however many bundles of the server ask. */
function connections(): Connections {
  if (globalThis.tandemCmsQueues !== undefined) return globalThis.tandemCmsQueues;
  const redis = new Redis(env.REDIS_QUEUE_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Each failed command rejects its own call; the event only repeats it.
  redis.on("error", () => undefined);
  globalThis.tandemCmsQueues = { redis, queues: createJobQueues(redis) };
  return globalThis.tandemCmsQueues;
}

/** The connection to the queues' Redis; commands fail at once while it is away, so a caller can say so. */
export const queueRedis = (): Redis => connections().redis;

/** Producers of the sync queues. */
export const jobQueues = (): JobQueues => connections().queues;

/** Resolves once the connection stands. */
export async function queueReady(): Promise<void> {
  const redis = queueRedis();
  if (redis.status !== "ready") await new Promise<void>((resolve) => redis.once("ready", () => resolve()));
}
