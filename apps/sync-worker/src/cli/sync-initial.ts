import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SYNC_ENTITIES, type SyncEntity } from "@tandem/contracts";
import { readCliConfig } from "./env.js";
import { createWorkerClient, type Progress, type WorkerClient } from "./worker-client.js";

const POLL_MS = 150;
const BAR = 28;
const NAMES: Record<SyncEntity, string> = {
  tenant: "tenants",
  store: "stores",
  category: "categories",
  product: "products",
};

/** Sends all entities of one kind down their lanes and shows the progress until all are done. */
async function migrateEntity(
  client: WorkerClient,
  entity: SyncEntity,
  tenant: string | null,
): Promise<Progress> {
  const run = await client.startRun({
    direction: "medusa_to_payload",
    entities: [entity],
    mode: "all",
    tenant,
    actor: "sync:initial",
  });
  for (;;) {
    const progress = await client.progress(run.run_id);
    draw(entity, progress);
    if (progress.status === "failed") throw new Error(progress.error ?? "The run failed.");
    if (progress.status === "finished") {
      process.stdout.write("\n");
      return progress;
    }
    await pause(POLL_MS);
  }
}

function done(progress: Progress): number {
  const { created, updated, archived, unchanged, skipped, conflicts, failed } = progress;
  return created + updated + archived + unchanged + skipped + conflicts + failed;
}

function draw(entity: SyncEntity, progress: Progress): void {
  const finished = progress.status === "finished";
  const share =
    finished || progress.enqueued === 0
      ? finished
        ? 1
        : 0
      : Math.min(1, done(progress) / progress.enqueued);
  const bar = "█".repeat(Math.round(share * BAR)).padEnd(BAR, "░");
  const counts = `${done(progress)}/${progress.enqueued}`;
  const line = `${NAMES[entity].padEnd(11)} ${bar} ${counts.padStart(13)}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (finished) process.stdout.write(line);
}

function summarize(results: ReadonlyMap<SyncEntity, Progress>): void {
  const columns = ["read", "created", "updated", "unchanged", "failed"];
  process.stdout.write(`\n${"".padEnd(11)}${columns.map((name) => name.padStart(11)).join("")}\n`);
  for (const [entity, progress] of results) {
    const { created, updated, archived, unchanged, skipped, conflicts, failed } = progress;
    const row = [done(progress), created, updated + archived, unchanged + skipped + conflicts, failed];
    process.stdout.write(`${NAMES[entity].padEnd(11)}${row.map((n) => String(n).padStart(11)).join("")}\n`);
  }
}

try {
  // pnpm passes a separating `--` on.
  const args = process.argv.slice(2).filter((arg) => arg !== "--");
  const { values } = parseArgs({ args, options: { tenant: { type: "string" } } });
  const client = createWorkerClient(await readCliConfig());
  const results = new Map<SyncEntity, Progress>();
  for (const entity of SYNC_ENTITIES) {
    results.set(entity, await migrateEntity(client, entity, values.tenant ?? null));
  }
  summarize(results);
  const failed = [...results.values()].reduce((sum, progress) => sum + progress.failed, 0);
  if (failed > 0) {
    process.stdout.write(
      `\n${failed} failed: see GET /admin/sync/failed, then run this again or retry them there.\n`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(
    `\nThe migration stopped: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.stderr.write("No data is lost: run it again to continue where it stopped.\n");
  process.exitCode = 1;
}
