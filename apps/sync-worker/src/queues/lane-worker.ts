import { AppError, type Direction, JOBS, laneId, parseInput } from "@tandem/contracts";
import { type Logger, runWithCorrelation } from "@tandem/service-kit";
import { type Job, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { LANES } from "../lanes/direction.js";
import { createLaneLoader, type LaneLoaderDeps } from "../lanes/lane-loader.js";
import { Circuit } from "./circuit.js";
import { backToQueue, failJob, type JobSubject } from "./failure.js";

/** Lock duration of a job, in milliseconds; jobs of a killed process restart after at most about twice this. */
export const LOCK_MS = 5_000;

export interface LaneWorkerOptions {
  direction: Direction;
  redis: Redis;
  prefix: string;
  bulkSize: number;
  deps: LaneLoaderDeps;
  /** Resolves when everything the jobs need responds. */
  probe: () => Promise<unknown>;
  logger: Logger;
}

/** A worker on one direction's queue, not yet running. */
export interface LaneWorker {
  worker: Worker;
  circuit: Circuit;
}

/** Returns settings with which workers restart the jobs of a killed one quickly, however often that happens. */
export function workerOptions(redis: Redis, prefix: string, concurrency: number) {
  return {
    connection: redis,
    prefix,
    concurrency,
    autorun: false,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS / 2,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
  };
}

/** Creates the worker of one direction: validates each job, runs it in a batch with its neighbours, translates failures. */
export function createLaneWorker(options: LaneWorkerOptions): LaneWorker {
  const { direction, deps, logger } = options;
  const { queue, job: name } = LANES[direction];
  const { schema, concurrency } = JOBS[name];
  const load = createLaneLoader(deps, direction, options.bulkSize);

  async function process(job: Job): Promise<string> {
    let subject: JobSubject = unknownSubject(job);
    try {
      const lane = parseInput(schema, job.data, "job");
      subject = {
        subject: laneId(lane.tenant, lane.entity, lane.id),
        tenant: lane.tenant,
        entity: lane.entity,
        entityId: lane.id,
        correlationId: lane.correlationId,
        runId: lane.runId,
      };
      const outcome = await runWithCorrelation(lane.correlationId, () => load(lane));
      return outcome.action;
    } catch (error) {
      return failJob(job, name, subject, asUnavailable(error), deps.deadLetters, (reason) => {
        circuit.open(reason);
        return backToQueue();
      });
    }
  }

  const worker = new Worker(queue, process, workerOptions(options.redis, options.prefix, concurrency));
  worker.on("error", (error) => logger.warn({ queue, err: error }, "queue worker error"));
  worker.on("failed", (job, error) =>
    logger.warn({ queue, lane: job?.data, error: error.message }, "sync job failed"),
  );
  const circuit = new Circuit(worker, options.probe, logger);
  return { worker, circuit };
}

/** An unreachable database pauses the queue as an unreachable service does. */
function asUnavailable(error: unknown): unknown {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return /^(ECONN|ETIMEDOUT|EPIPE|57P0|08|53)/.test(code)
    ? new AppError("unavailable", "The sync database cannot be reached.", { cause: error })
    : error;
}

function unknownSubject(job: Job): JobSubject {
  return {
    subject: String(job.id),
    tenant: null,
    entity: null,
    entityId: null,
    correlationId: null,
    runId: null,
  };
}
