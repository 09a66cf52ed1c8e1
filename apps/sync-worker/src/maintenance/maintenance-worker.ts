import { AppError, JOBS, type JobName, parseInput } from "@tandem/contracts";
import { type Logger, newCorrelationId, runWithCorrelation } from "@tandem/service-kit";
import { type Job, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { type DomainDeps, runDomainChecks } from "../domains/run-domain-checks.js";
import { fetchMedia, type MediaDeps } from "../media/fetch-media.js";
import { comeAgain, failJob, type JobSubject } from "../queues/failure.js";
import { workerOptions } from "../queues/lane-worker.js";
import { type RunDeps, startRun } from "../reconcile/run.js";
import type { DeadLetters } from "../record/dead-letters.js";
import { type IsHealthy, unavailableIfUnwell } from "../services/health.js";
import { type CheckpointDeps, takeCheckpoint } from "./checkpoint.js";

/** How long a job waits before it retries while its service is unavailable, in milliseconds. */
const AWAY_MS = 15_000;

export interface MaintenanceDeps {
  run: RunDeps;
  checkpoint: CheckpointDeps;
  media: MediaDeps;
  domains: DomainDeps;
  deadLetters: DeadLetters;
  isHealthy: IsHealthy;
  logger: Logger;
}

const NAMES = ["reconcile", "media-fetch", "domain-check", "checkpoint"] as const satisfies JobName[];
type MaintenanceJob = (typeof NAMES)[number];

/** Creates the worker of the maintenance queue: scheduled comparisons, images, domains, checkpoints. Not yet running. */
export function createMaintenanceWorker(redis: Redis, prefix: string, deps: MaintenanceDeps): Worker {
  const concurrency = NAMES.reduce((sum, name) => sum + JOBS[name].concurrency, 0);
  const worker = new Worker(JOBS.reconcile.queue, process, workerOptions(redis, prefix, concurrency));
  worker.on("error", (error) => deps.logger.warn({ queue: worker.name, err: error }, "queue worker error"));
  worker.on("failed", (job, error) =>
    deps.logger.warn({ queue: worker.name, job: job?.name, error: error.message }, "maintenance job failed"),
  );
  return worker;

  async function process(job: Job, token?: string): Promise<void> {
    const name = nameOf(job);
    const subject = subjectOf(job);
    try {
      await runWithCorrelation(subject.correlationId ?? newCorrelationId(), () => work(job, name));
      await deps.deadLetters.clear(name, [subject.subject]);
    } catch (thrown) {
      const error = await unavailableIfUnwell(thrown, deps.isHealthy);
      await failJob(job, name, subject, error, deps.deadLetters, () => comeAgain(job, token, AWAY_MS));
    }
  }

  async function work(job: Job, name: MaintenanceJob): Promise<void> {
    switch (name) {
      case "reconcile": {
        const data = parseInput(JOBS.reconcile.schema, job.data, "job");
        const runId = data.runId === "" ? String(job.id) : data.runId;
        const correlationId = data.correlationId === "" ? newCorrelationId() : data.correlationId;
        await startRun(deps.run, { ...data, runId, correlationId, actor: "schedule" }, "reconcile");
        return;
      }
      case "media-fetch":
        await fetchMedia(deps.media, parseInput(JOBS["media-fetch"].schema, job.data, "job"), {
          last: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
        });
        return;
      case "domain-check": {
        const data = parseInput(JOBS["domain-check"].schema, job.data, "job");
        const checks = runDomainChecks(deps.domains, data);
        await (data.only === null ? untilNextTime(checks) : checks);
        return;
      }
      case "checkpoint":
        await untilNextTime(takeCheckpoint(deps.checkpoint));
        return;
      default:
        name satisfies never;
    }
  }
}

/** Ignores retryable errors: the next run follows within seconds, and an unavailable service is no failure of this job. */
async function untilNextTime(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AppError && error.retryable)) throw error;
  }
}

function nameOf(job: Job): MaintenanceJob {
  const name = NAMES.find((candidate) => candidate === job.name);
  if (name === undefined) throw new AppError("invalid_input", `Unknown maintenance job "${job.name}".`);
  return name;
}

function subjectOf(job: Job): JobSubject {
  const data: Record<string, unknown> = typeof job.data === "object" && job.data !== null ? job.data : {};
  const text = (key: string) => (typeof data[key] === "string" && data[key] !== "" ? data[key] : null);
  const isMedia = job.name === ("media-fetch" satisfies JobName);
  return {
    subject: isMedia ? (text("mediaId") ?? String(job.id)) : (text("direction") ?? job.name),
    tenant: text("tenant"),
    entity: isMedia ? "media" : null,
    entityId: isMedia ? text("mediaId") : null,
    correlationId: text("correlationId"),
    runId: null,
  };
}
