import { type Logger, newCorrelationId, runWithCorrelation } from "@tandem/service-kit";
import type { Update } from "grammy/types";
import type { Redis } from "ioredis";
import { z } from "zod";

const SEEN_SECONDS = 3 * 24 * 3600;

/** Records an id and stores its update in one step; returns 0 when the id was seen before. */
const ACCEPT = `
if redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[1]) then
  redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
  return 1
end
return 0`;

const storedSchema = z.record(z.string(), z.string());

/** Whether an update is finished or must be handled again at the next start. */
export type Outcome = "done" | "again";
export type Inbox = {
  /** Stores an update and queues it; resolves once it is stored, rejects when Redis does not accept it. */
  accept: (update: Update) => Promise<void>;
  /** Queues the updates that an earlier process accepted and did not finish. */
  resume: () => Promise<void>;
  /** Resolves when everything accepted so far has been handled. */
  settled: () => Promise<void>;
};
export type InboxSettings = {
  redis: Redis;
  keyPrefix: string;
  logger: Logger;
  handle: (update: Update) => Promise<Outcome>;
};

/** Creates the inbox in front of the handlers: each update id once, each chat in order, nothing lost in a crash. */
export function createInbox({ redis, keyPrefix, logger, handle }: InboxSettings): Inbox {
  const pendingKey = `${keyPrefix}:pending`;
  const lanes = new Map<string, Promise<void>>();
  /** Ids of queued and running updates; `resume` must not queue one of them twice. */
  const inHand = new Set<number>();

  function enqueue(update: Update): void {
    if (inHand.has(update.update_id)) return;
    inHand.add(update.update_id);
    const lane = laneOf(update);
    const before = lanes.get(lane) ?? Promise.resolve();
    const work = before.then(() => runWithCorrelation(newCorrelationId(), () => run(update)));
    lanes.set(lane, work);
    void work.then(() => {
      inHand.delete(update.update_id);
      if (lanes.get(lane) === work) lanes.delete(lane);
    });
  }

  async function run(update: Update): Promise<void> {
    const started = performance.now();
    const fields = { update_id: update.update_id, kind: kindOf(update) };
    try {
      const outcome = await handle(update);
      if (outcome === "done") await redis.hdel(pendingKey, String(update.update_id));
      logger.info({ ...fields, outcome, duration_ms: Math.round(performance.now() - started) }, "update");
    } catch (error) {
      logger.error({ ...fields, err: error }, "update not finished, retrying at the next start");
    }
  }

  return {
    async accept(update) {
      const id = String(update.update_id);
      const keys = [`${keyPrefix}:seen:${id}`, pendingKey];
      const isNew = await redis.eval(ACCEPT, 2, ...keys, SEEN_SECONDS, id, JSON.stringify(update));
      if (isNew === 1) enqueue(update);
      else logger.info({ update_id: update.update_id }, "duplicate update skipped");
    },
    async resume() {
      const pending = storedSchema.parse(await redis.hgetall(pendingKey));
      const updates: Update[] = Object.values(pending).map((text) => JSON.parse(text));
      for (const update of updates.sort((a, b) => a.update_id - b.update_id)) enqueue(update);
    },
    async settled() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  };
}

/** Returns the lane of an update: its chat, else its sender. Updates of one lane run in order. */
function laneOf(update: Update): string {
  const chat = update.message?.chat ?? update.callback_query?.message?.chat;
  const sender = update.callback_query?.from ?? update.inline_query?.from;
  return String(chat?.id ?? sender?.id ?? update.update_id);
}

function kindOf(update: Update): string {
  return Object.keys(update).find((key) => key !== "update_id") ?? "unknown";
}
