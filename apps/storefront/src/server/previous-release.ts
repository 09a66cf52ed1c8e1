import type { ChainableCommander } from "ioredis";
import { z } from "zod";
import { dropClock } from "./drop-clock";
import { logger } from "./logger";
import { cacheRedis, connectRedis } from "./redis";

// During a deployment, instances of the previous release run beside this one. They announce drops on a channel and look
// up missed ones in a sorted set. The next release can delete this file.

const CHANNEL = "tandem:storefront:dropped";
const HISTORY = "tandem:storefront:dropped:history";
const HISTORY_MS = 2 * 86_400_000;
/** Covers clocks that differ. */
const MARGIN_MS = 60_000;

const messageSchema = z.object({ tags: z.array(z.string()), inStream: z.boolean().default(false) });

/** Returns the tags of a message, none when this release sent it: they are in the stream as well. */
function tagsOf(text: string): string[] {
  const { tags, inStream } = messageSchema.parse(JSON.parse(text));
  return inStream ? [] : tags;
}

/** Adds to a transaction what makes instances of the previous release drop these tags too. */
export function tellPreviousRelease(drop: ChainableCommander, tags: readonly string[]): void {
  const at = Date.now();
  drop
    .zadd(HISTORY, ...tags.flatMap((tag) => [at, tag]))
    .zremrangebyscore(HISTORY, 0, at - HISTORY_MS)
    .pexpire(HISTORY, HISTORY_MS)
    .publish(CHANNEL, JSON.stringify({ tags, at, inStream: true }));
}

/** Repeats drops of the previous release with `drop`, and applies those missed during an interruption. */
export function hearPreviousRelease(drop: (tags: readonly string[]) => Promise<void>): () => void {
  const subscriber = connectRedis();
  let connected = true;
  let lostAt = Date.now();
  const failed = (error: unknown) =>
    logger().warn({ err: error }, "drops of the previous release are missed");
  const catchUp = async () => {
    dropClock().drop(await cacheRedis().zrangebyscore(HISTORY, lostAt - MARGIN_MS, "+inf"));
    connected = true;
  };
  subscriber.on("message", (_channel, text) => {
    Promise.resolve(text).then(tagsOf).then(drop).catch(failed);
  });
  subscriber.on("ready", () => void catchUp().catch(failed));
  subscriber.on("close", () => {
    if (connected) lostAt = Date.now();
    connected = false;
  });
  void subscriber.subscribe(CHANNEL).catch(failed);
  return () => subscriber.disconnect();
}
