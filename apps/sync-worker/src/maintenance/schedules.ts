import { DIRECTIONS, type JobData } from "@tandem/contracts";
import { jobOptions } from "@tandem/outbox";
import type { Queue } from "bullmq";
import type { WorkerConfig } from "../env.js";

/** Adds the configured schedules to the queue, replacing existing ones; a disabled schedule is removed. */
export async function ensureSchedules(queue: Queue, config: WorkerConfig): Promise<void> {
  for (const direction of DIRECTIONS) {
    const id = `reconcile:${direction}`;
    if (config.reconcile.cron === null || !config.directions[direction]) {
      await queue.removeJobScheduler(id);
      continue;
    }
    const data: JobData<"reconcile"> = {
      direction,
      entities: [...config.reconcile.entities],
      tenant: null,
      ids: null,
      mode: "changed",
      dryRun: false,
      runId: "",
      correlationId: "",
    };
    await queue.upsertJobScheduler(
      id,
      { pattern: config.reconcile.cron },
      { name: "reconcile", data, opts: jobOptions("reconcile") },
    );
  }
  await queue.upsertJobScheduler(
    "domain-check",
    { every: config.domains.everyMs },
    { name: "domain-check", data: { only: null, correlationId: "" }, opts: jobOptions("domain-check") },
  );
  await queue.upsertJobScheduler(
    "checkpoint",
    { every: config.checkpointMs },
    { name: "checkpoint", data: {}, opts: jobOptions("checkpoint") },
  );
}
