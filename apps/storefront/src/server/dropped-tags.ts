import { setTimeout as later } from "node:timers/promises";
import { tagsManifest } from "next/dist/server/lib/incremental-cache/tags-manifest.external";
import { z } from "zod";
import { logger } from "./logger";
import { cacheRedis, connectRedis } from "./redis";

const CHANNEL = "tandem:storefront:dropped";
/** When each tag was dropped last, for instances that were disconnected. */
const HISTORY = "tandem:storefront:dropped:history";
/** Longer than any page is cached. */
const HISTORY_MS = 2 * 86_400_000;
/** A page that was being rendered while its tag was dropped is stored after it; dropping again catches that page. */
const SECOND_DROP_MS = 1_500;

const CATCH_UP_AGAIN_MS = 1_000;

const messageSchema = z.object({ tags: z.array(z.string()), at: z.number() });

/** Marks pages and cached reads with these tags as old in this process. */
function drop(tags: readonly string[], at: number): void {
  for (const tag of tags) {
    const known = tagsManifest.get(tag);
    tagsManifest.set(tag, {
      ...known,
      stale: Math.max(known?.stale ?? 0, at),
      expired: Math.max(known?.expired ?? 0, at),
    });
  }
}

async function catchUp(): Promise<void> {
  const history = await cacheRedis().zrange(HISTORY, 0, -1, "WITHSCORES");
  for (let index = 0; index + 1 < history.length; index += 2) {
    const tag = history[index];
    if (tag !== undefined) drop([tag], Number(history[index + 1]));
  }
}

/** Retries until the history is read: after a missed drop, an old page would stay in the cache. */
async function catchUpForSure(): Promise<void> {
  for (;;) {
    try {
      return await catchUp();
    } catch (error) {
      logger().warn({ err: error }, "missed drops could not be read, retrying");
      await later(CATCH_UP_AGAIN_MS, undefined, { ref: false });
    }
  }
}

/** Listens for drops of every instance, and applies those it missed. */
export async function listenForDroppedTags(): Promise<void> {
  const subscriber = connectRedis();
  subscriber.on("message", (_channel, text) => {
    const { tags, at } = messageSchema.parse(JSON.parse(text));
    drop(tags, Math.max(at, Date.now()));
    void later(SECOND_DROP_MS, undefined, { ref: false }).then(() => drop(tags, Date.now()));
  });
  subscriber.on("ready", () => void catchUpForSure());
  await subscriber.subscribe(CHANNEL).catch((error: unknown) => {
    logger().warn({ err: error }, "subscription to drops failed, retrying when the cache is available");
  });
}

/** Drops tags in every instance at once. Rejects when the other instances could not be notified. */
export async function dropTags(tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  const at = Date.now();
  drop(tags, at);
  const redis = cacheRedis();
  await redis
    .multi()
    .zadd(HISTORY, ...tags.flatMap((tag) => [at, tag]))
    .zremrangebyscore(HISTORY, 0, at - HISTORY_MS)
    .pexpire(HISTORY, HISTORY_MS)
    .publish(CHANNEL, JSON.stringify({ tags, at }))
    .exec();
}
