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

/** Returns the connections of this process, shared by all bundles of the server. */
function connections(): Connections {
  if (globalThis.tandemCmsQueues !== undefined) return globalThis.tandemCmsQueues;
  const redis = new Redis(env.REDIS_QUEUE_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Each failed command rejects its own call; the event only repeats it.
  redis.on("error", () => undefined);
  globalThis.tandemCmsQueues = { redis, queues: createJobQueues(redis) };
  return globalThis.tandemCmsQueues;
}

/** Returns the connection to the queue Redis; commands fail at once while it is unavailable. */
export const queueRedis = (): Redis => connections().redis;

/** Returns the producers of the sync queues. */
export const jobQueues = (): JobQueues => connections().queues;

/** Resolves once the connection is ready. */
export async function queueReady(): Promise<void> {
  const redis = queueRedis();
  if (redis.status !== "ready") await new Promise<void>((resolve) => redis.once("ready", () => resolve()));
}
