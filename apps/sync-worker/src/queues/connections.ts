import { Redis } from "ioredis";

/** Redis connections: `patient` waits through an outage, for workers; `prompt` fails at once, for callers. */
export interface RedisConnections {
  patient: Redis;
  prompt: Redis;
  close(): Promise<void>;
}

/** Connects to Redis for callers that must fail at once while Redis is unavailable. */
export function connectPrompt(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    commandTimeout: 10_000,
    retryStrategy: (times) => Math.min(50 * times, 500),
  });
  redis.on("error", onError);
  return redis;
}

/** Connects to the queue Redis twice; errors go to `onError`, and it reconnects forever. */
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
