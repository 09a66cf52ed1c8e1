import { setTimeout as pause } from "node:timers/promises";
import { Queue, Worker } from "bullmq";
import Redis from "ioredis";
import type pg from "pg";
import { call } from "../src/support/http.ts";
import { richText } from "../src/support/payload.ts";
import { type Change, delays } from "./delays.ts";
import { clearProducts, seedProducts } from "./seed-products.ts";
import { control, median, percentile } from "./statistics.ts";
import type { BenchWorld } from "./world.ts";

/** `perSecond` changes for `seconds` seconds, half in each system, on `products` products. */
export interface LatencyPlan {
  perSecond: number;
  seconds: number;
  products: number;
}

export interface LatencyResult {
  /** Milliseconds from the change in the log until the other side shows it. */
  toPayload: { p50: number; p95: number };
  toMedusa: { p50: number; p95: number };
  /** Milliseconds of a bare queue hop and the four calls a change needs. */
  floor: number;
  achievedPerSecond: number;
  control: { ratio: number; holds: boolean };
}

/** Changes prices in Medusa and texts in Payload at a steady rate, and measures when the other side shows them. */
export async function benchLatency(world: BenchWorld, plan: LatencyPlan): Promise<LatencyResult> {
  await clearProducts(world.medusa, world.payload, world.sync);
  const ids = await seedProducts(world.medusa, world.shop.tenant.id, plan.products, "bench_lag");
  await world.mirrorAll();
  await world.settle();
  const documents = new Map(
    (
      await world.payload.query<{ medusa_id: string; id: string }>("select medusa_id, id::text from products")
    ).rows.map((row) => [row.medusa_id, row.id]),
  );
  const floor = await measureFloor(world);

  const prices: Change[] = [];
  const words: Change[] = [];
  const watching = new AbortController();
  const watchers = [
    watch(world.payload, prices, watching.signal, SEEN_PRICE),
    watch(world.medusa, words, watching.signal, SEEN_WORDS),
  ];
  const started = performance.now();
  const total = plan.perSecond * plan.seconds;
  const running: Promise<void>[] = [];
  for (let index = 0; index < total; index += 1) {
    await pause(Math.max(0, (index / plan.perSecond) * 1000 - (performance.now() - started)));
    // Each product is changed in one system only, and again only once its last change was seen.
    const half = Math.floor(ids.length / 2);
    const id = ids[index % 2 === 0 ? (index / 2) % half : half + (((index - 1) / 2) % half)] ?? "";
    running.push(
      index % 2 === 0
        ? reprice(world, id, index, prices)
        : publish(world, id, documents.get(id), index, words),
    );
  }
  await Promise.all(running);
  const seconds = (performance.now() - started) / 1000;
  await world.settle();
  await pause(100);
  watching.abort();
  await Promise.all(watchers);

  const toPayload = delays(prices);
  const toMedusa = delays(words);
  return {
    toPayload: { p50: median(toPayload), p95: percentile(toPayload, 0.95) },
    toMedusa: { p50: median(toMedusa), p95: percentile(toMedusa, 0.95) },
    floor,
    achievedPerSecond: total / seconds,
    control: control(
      toPayload.filter((_, index) => index % 2 === 0),
      toPayload.filter((_, index) => index % 2 === 1),
    ),
  };
}

async function reprice(world: BenchWorld, id: string, index: number, changes: Change[]): Promise<void> {
  const amount = 100 + index;
  await world.medusa.query("update price set amount = $2, updated_at = now() where id = $1", [
    `pr_${id}S`,
    amount,
  ]);
  changes.push({ id, value: String(amount), at: Date.now() });
}

async function publish(
  world: BenchWorld,
  id: string,
  document: string | undefined,
  index: number,
  changes: Change[],
): Promise<void> {
  const value = `Words ${index}`;
  // Checking editors' locks needs a second connection per save, too many for this number of concurrent saves.
  const words = { description: richText(value), _status: "published" };
  await world.cms.update("products", document ?? "", words, "&overrideLock=true");
  const { rows } = await world.payload.query<{ at: number }>(
    `select (extract(epoch from occurred_at) * 1000)::float8 as at from integration.outbox
     where entity = 'product' and entity_id = $1 and origin = 'local' order by seq desc limit 1`,
    [id],
  );
  changes.push({ id, value, at: rows[0]?.at ?? Date.now() });
}

const SEEN_PRICE = `
select m.medusa_id as id, w.value from unnest($1::text[], $2::text[]) as w(id, value)
join commerce_products m on m.medusa_id = w.id
where m.facts -> 'variants' -> 0 -> 'prices' -> 0 ->> 'amount' = w.value`;
const SEEN_WORDS = `
select p.id, w.value from unnest($1::text[], $2::text[]) as w(id, value)
join product p on p.id = w.id where p.description = w.value`;

/** Checks every few milliseconds which open changes the other side shows. */
async function watch(
  database: pg.Pool,
  changes: readonly Change[],
  signal: AbortSignal,
  sql: string,
): Promise<void> {
  while (!signal.aborted) {
    const open = changes.filter((change) => change.seen === undefined && Date.now() - change.at < 10_000);
    if (open.length > 0) {
      const { rows } = await database.query<{ id: string; value: string }>(sql, [
        open.map((change) => change.id),
        open.map((change) => change.value),
      ]);
      const now = Date.now();
      for (const row of rows) {
        const change = open.find((candidate) => candidate.id === row.id && candidate.value === row.value);
        if (change !== undefined) change.seen = now;
      }
    }
    await pause(3);
  }
}

/** Measures the lower bound of any sync: one queue hop and four calls over the loopback, as a sum of medians. */
async function measureFloor(world: BenchWorld): Promise<number> {
  const connection = new Redis(world.stack.redis ?? "", { maxRetriesPerRequest: null });
  const queue = new Queue("bench-floor", { connection, prefix: "bench" });
  const hops: number[] = [];
  let picked: () => void = () => undefined;
  const worker = new Worker("bench-floor", async () => picked(), { connection, prefix: "bench" });
  await worker.waitUntilReady();
  for (let index = 0; index < 50; index += 1) {
    const done = new Promise<void>((resolve) => {
      picked = resolve;
    });
    const started = performance.now();
    await queue.add("hop", {}, { removeOnComplete: true });
    await done;
    hops.push(performance.now() - started);
  }
  await worker.close();
  await queue.close();
  connection.disconnect();
  const callTo = async (url: string) => {
    const times: number[] = [];
    for (let index = 0; index < 50; index += 1) {
      const started = performance.now();
      await call(`${url}/health/live`);
      times.push(performance.now() - started);
    }
    return median(times);
  };
  return median(hops) + 2 * (await callTo(world.cmsUrl)) + 2 * (await callTo(world.backend));
}
