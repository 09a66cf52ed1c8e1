import { createJobQueues, type JobQueues } from "@tandem/outbox";
import { Redis } from "ioredis";
import { env } from "../env";

let redis: Redis | undefined;
let queues: JobQueues | undefined;

/** The connection to the queues' Redis; commands fail at once while it is away, so a caller can say so. */
export function queueRedis(): Redis {
  redis ??= new Redis(env.REDIS_QUEUE_URL, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: false,
  });
  if (redis.listenerCount("error") === 0) redis.on("error", () => undefined);
  return redis;
}

/** Producers of the sync queues. */
export function jobQueues(): JobQueues {
  queues ??= createJobQueues(queueRedis());
  return queues;
}
