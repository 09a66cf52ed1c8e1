import { createHash, randomBytes } from "node:crypto";
import type { Redis } from "ioredis";
import type { z } from "zod";

interface OneTimeSettings<T> {
  redis: Pick<Redis, "set" | "getdel">;
  /** What is kept; part of the keys in Redis. */
  name: string;
  seconds: number;
  schema: z.ZodType<T>;
}

/** Values kept on the server under random names; each is returned once. */
export interface OneTimeStore<T> {
  /** Keeps a value and returns its name, a new one unless given. */
  put(value: T, id?: string): Promise<string>;
  /** Returns the value and deletes it; null when there is none. */
  take(id: string): Promise<T | null>;
}

/** Returns 256 random bits, safe in URLs and cookies. */
export const newSecretId = (): string => randomBytes(32).toString("base64url");

/** Returns what may be stored of a secret to recognise it again. */
export const secretDigest = (secret: string): string =>
  createHash("sha256").update(secret).digest("base64url");

/** Creates a store in Redis that all instances share. The keys hold digests only. */
export function createOneTimeStore<T>({ redis, name, seconds, schema }: OneTimeSettings<T>): OneTimeStore<T> {
  const keyOf = (id: string) => `tandem:once:${name}:${secretDigest(id)}`;
  return {
    async put(value, id = newSecretId()) {
      await redis.set(keyOf(id), JSON.stringify(value), "EX", seconds);
      return id;
    },
    async take(id) {
      const text = await redis.getdel(keyOf(id));
      return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
    },
  };
}
