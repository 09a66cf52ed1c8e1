import { Redis } from "ioredis";

/** Redis for workers, which wait through an outage, and for callers, which would rather be told at once. */
export interface RedisConnections {
  patient: Redis;
  prompt: Redis;
  close(): Promise<void>;
}

/** A connection for callers who would rather be told at once that Redis is away. */
export function connectPrompt(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    commandTimeout: 10_000,
    retryStrategy: (times) => Math.min(50 * times, 500),
  });
  redis.on("error", onError);
  return redis;
}

/** Connects to the queue Redis twice; errors go to `onError` and reconnecting goes on for ever. */
export function connectRedis(url: string, onError: (error: Error) => void): RedisConnections {
  const retryStrategy = (times: number) => Math.min(50 * 2 ** Math.min(times, 6), 2_000);
  const patient = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  const prompt = connectPrompt(url, onError);
  patient.on("error", onError);
  return {
    patient,
    prompt,
    async close() {
      patient.disconnect();
      prompt.disconnect();
    },
  };
}
