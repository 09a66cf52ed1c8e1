import { localeSchema } from "@tandem/contracts";
import type { StorageAdapter } from "grammy";
import type { Redis } from "ioredis";
import { z } from "zod";

const schema = z.object({
  /** The language the user chose; unset while it is guessed. */
  locale: localeSchema.optional(),
});
export type SessionData = z.infer<typeof schema>;
export const newSession = (): SessionData => ({});

const KEPT_SECONDS = 400 * 24 * 3600;

/** Creates the session storage in Redis; a session expires 400 days after its last write. */
export function createSessionStorage(redis: Redis, keyPrefix: string): StorageAdapter<SessionData> {
  const keyOf = (key: string) => `${keyPrefix}:${key}`;
  return {
    async read(key) {
      const stored = await redis.get(keyOf(key));
      return stored === null ? undefined : schema.parse(JSON.parse(stored));
    },
    async write(key, value) {
      await redis.set(keyOf(key), JSON.stringify(value), "EX", KEPT_SECONDS);
    },
    async delete(key) {
      await redis.del(keyOf(key));
    },
  };
}
