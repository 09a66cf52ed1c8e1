import { localeSchema } from "@tandem/contracts";
import type { StorageAdapter } from "grammy";
import type { Redis } from "ioredis";
import { z } from "zod";

const schema = z.object({
  /** The language the person chose; unset while we only guess. */
  locale: localeSchema.optional(),
  /** Whether the person blocked the bot. */
  blocked: z.boolean().default(false),
});
export type SessionData = z.infer<typeof schema>;
export const newSession = (): SessionData => ({ blocked: false });

const KEPT_SECONDS = 400 * 24 * 3600;

/** Sessions in Redis; each is forgotten 400 days after it was last used. */
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
