import { execFile } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { ROOT } from "@tandem/dev";
import { z } from "zod";
import { inheritedEnv } from "../src/support/env.ts";
import { clearProducts, seedProducts } from "./seed-products.ts";
import { control, median } from "./statistics.ts";
import { type BenchWorld, statementsSince } from "./world.ts";

const run = promisify(execFile);

/** Size of a run: the sync mirrors `products`; one call per product, at constant cost, is measured over `calls`. */
export interface MirrorPlan {
  products: number;
  calls: number;
  rounds: number;
}

export interface MirrorResult {
  /** Milliseconds per product, medians. */
  ours: number;
  rest: number;
  local: number;
  control: { ratio: number; holds: boolean };
  statements: { ours: number; rest: number };
  writes: { ours: number; rest: number };
}

/**
 * Mirrors products into Payload with the sync and, in turn, by REST and Local API calls. These create a small versioned
 * document per product, which is less work than a product's document and its mirror.
 */
export async function benchMirror(world: BenchWorld, plan: MirrorPlan): Promise<MirrorResult> {
  const ours: { a: number[]; b: number[] } = { a: [], b: [] };
  const rest: number[] = [];
  const local: number[] = [];
  const counts = { ours: { statements: 0, writes: 0 }, rest: { statements: 0, writes: 0 } };
  await oneRun(world, Math.min(plan.products, 2_000), "warm");
  for (let round = 0; round < plan.rounds; round += 1) {
    // A B B A: drift over time affects both halves alike.
    const order = round % 2 === 0 ? (["a", "b"] as const) : (["b", "a"] as const);
    ours[order[0]].push(await oneRun(world, plan.products, `${round}x`));
    counts.ours = perItem(await statementsSince(world.payload), plan.products);
    rest.push(await restCalls(world, plan.calls, round));
    counts.rest = perItem(await statementsSince(world.payload), plan.calls);
    local.push(await localCalls(world, plan.calls, round));
    ours[order[1]].push(await oneRun(world, plan.products, `${round}y`));
  }
  return {
    ours: median([...ours.a, ...ours.b]),
    rest: median(rest),
    local: median(local),
    control: control(ours.a, ours.b),
    statements: { ours: counts.ours.statements, rest: counts.rest.statements },
    writes: { ours: counts.ours.writes, rest: counts.rest.writes },
  };
}

function perItem(counts: { statements: number; writes: number }, items: number) {
  return { statements: counts.statements / items, writes: counts.writes / items };
}

async function oneRun(world: BenchWorld, count: number, tag: string): Promise<number> {
  await clearProducts(world.medusa, world.payload, world.sync);
  await seedProducts(world.medusa, world.shop.tenant.id, count, `bench_${tag}`);
  await statementsSince(world.payload);
  const started = performance.now();
  await world.mirrorAll();
  const took = performance.now() - started;
  const { rows } = await world.payload.query<{ count: string }>("select count(*) from commerce_products");
  if (Number(rows[0]?.count) < count) throw new Error(`Only ${rows[0]?.count} of ${count} products arrived.`);
  return took / count;
}

/** Sends fifty calls at a time and pauses 100 ms, as is common practice. Returns milliseconds per call. */
async function restCalls(world: BenchWorld, count: number, round: number): Promise<number> {
  await statementsSince(world.payload);
  const started = performance.now();
  for (let from = 0; from < count; from += 50) {
    const indexes = Array.from({ length: Math.min(50, count - from) }, (_, index) => from + index);
    await Promise.all(
      indexes.map(async (index) => {
        const body = { ...document(world, `rest-${round}-${index}`) };
        const answer = await world.cms.attempt("/api/posts?depth=0", { method: "POST", body });
        if (answer.status !== 201)
          throw new Error(`Payload responded with ${answer.status}: ${answer.text.slice(0, 300)}`);
      }),
    );
    if (from + 50 < count) await pause(100);
  }
  return (performance.now() - started) / count;
}

function document(world: BenchWorld, slug: string) {
  return {
    tenant: world.home,
    title: `Bench ${slug}`,
    slug,
    excerpt: "Ten dollars, two sizes.",
    _status: "published",
  };
}

const tookSchema = z.object({ ms: z.number() });

/** Makes one Local API call per product, one after another, in its own CMS process. Returns milliseconds per call. */
async function localCalls(world: BenchWorld, count: number, round: number): Promise<number> {
  const documents = Array.from({ length: count }, (_, index) => document(world, `local-${round}-${index}`));
  const { stdout } = await run(
    process.execPath,
    ["--import", "tsx", join(ROOT, "packages/e2e/bench/local-api.ts")],
    {
      cwd: join(ROOT, "apps/cms"),
      env: {
        ...inheritedEnv(),
        ...world.stack.env("cms"),
        LOG_LEVEL: "silent",
        BENCH_DOCUMENTS: JSON.stringify(documents),
      },
      maxBuffer: 16 * 1024 * 1024,
    },
  );
  const line = stdout.split("\n").find((text) => text.startsWith("BENCH "));
  return tookSchema.parse(JSON.parse(line?.slice("BENCH ".length) ?? "{}")).ms / count;
}
