import { setTimeout as later } from "node:timers/promises";
import type { Redis } from "ioredis";
import { env } from "@/env";
import { dropClock } from "./drop-clock";
import { logger } from "./logger";
import { hearPreviousRelease, tellPreviousRelease } from "./previous-release";
import { cacheRedis, connectRedis } from "./redis";

/** The drops of all instances, in order. */
const STREAM = "tandem:storefront:drops";
/** How many drops are kept for instances that were disconnected. One that missed more drops everything. */
const KEPT = 10_000;
/** How long one read waits for drops. */
const WAIT_MS = 1_000;
/** How soon a connection that does not respond is replaced; a busy machine needs time as well. */
const DEAD_MS = 4_000;
const RETRY_MS = 100;

/** Drops tags in every instance at once. Rejects when the drop could not be sent to the others. */
export async function dropTags(tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  dropClock().drop(tags);
  const drop = cacheRedis().multi();
  drop.xadd(STREAM, "MAXLEN", "~", KEPT, "*", ...tags.flatMap((tag) => ["tag", tag]));
  tellPreviousRelease(drop, tags);
  for (const [error] of (await drop.exec()) ?? []) if (error !== null) throw error;
}

/** Applies the drops of every instance from now on, and those missed during an interruption. Returns how to stop. */
export function followDrops(): () => void {
  // A lost connection must end the read that waits: sent again on the next connection, it would hide that drops were lost.
  const redis = connectRedis(env().REDIS_CACHE_URL, { maxRetriesPerRequest: 0, commandTimeout: DEAD_MS });
  void follow(redis);
  const stopHearing = hearPreviousRelease(dropTags);
  return () => {
    redis.disconnect();
    stopHearing();
  };
}

async function follow(redis: Redis): Promise<void> {
  const clock = dropClock();
  let last: string | undefined;
  for (;;) {
    try {
      if (clock.deaf) last = await resume(redis, last);
      last = await applyNext(redis, last ?? "0-0");
    } catch (error) {
      if (redis.status === "end") return;
      if (!clock.deaf) logger().warn({ err: error }, "drops cannot be heard, retrying");
      clock.deaf = true;
      // A connection that is open and does not respond is replaced.
      if (redis.status === "ready") redis.disconnect(true);
      await later(RETRY_MS, undefined, { ref: false });
    }
  }
}

/** Returns the drop to continue after. Drops everything when it is unknown which ones this instance missed. */
async function resume(redis: Redis, last: string | undefined): Promise<string> {
  if (last !== undefined && (await redis.xrange(STREAM, last, last)).length > 0) return last;
  const [newest] = await redis.xrevrange(STREAM, "+", "-", "COUNT", 1);
  dropClock().dropAll();
  if (newest !== undefined) return newest[0];
  // An empty stream has no drop to continue after: this one drops nothing.
  return (await redis.xadd(STREAM, "*", "tag", "")) ?? "0-0";
}

/** Waits for drops after `last` and applies them; returns the last one. Without any left, this instance is up to date. */
async function applyNext(redis: Redis, last: string): Promise<string> {
  const clock = dropClock();
  const found = clock.deaf
    ? await redis.xread("COUNT", 1_000, "STREAMS", STREAM, last)
    : await redis.xread("COUNT", 1_000, "BLOCK", WAIT_MS, "STREAMS", STREAM, last);
  if (found === null) clock.deaf = false;
  let applied = last;
  for (const [id, fields] of found?.[0]?.[1] ?? []) {
    clock.drop(fields.filter((_field, index) => index % 2 === 1));
    applied = id;
  }
  return applied;
}
