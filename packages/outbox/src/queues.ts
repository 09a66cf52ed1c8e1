import {
  JOBS,
  type JobData,
  type JobName,
  type LaneJob,
  laneId,
  QUEUE_PREFIX,
  type QueueName,
  type SyncEvent,
  syncEntitySchema,
} from "@tandem/contracts";
import { type JobsOptions, Queue } from "bullmq";
import type { Redis } from "ioredis";

/** Jobs that keep one lane per entity. */
export type LaneJobName = "facts-to-payload" | "content-to-medusa";

/** Returns the BullMQ options of a job, from its entry in the catalogue: attempts and exponential backoff with jitter. */
export function jobOptions(name: JobName): JobsOptions {
  const entry = JOBS[name];
  return {
    attempts: entry.attempts,
    backoff: { type: "exponential", delay: entry.backoffMs, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: true,
    // There may be thousands of images; jobs that keep the sync correct never wait behind them.
    ...(name === "media-fetch" ? { priority: 10 } : {}),
  };
}

/** Returns the options of a lane job: per entity at most one runs and one waits, the newest data wins. */
function laneOptions(name: LaneJobName, lane: Pick<LaneJob, "tenant" | "entity" | "id">): JobsOptions {
  return {
    ...jobOptions(name),
    deduplication: { id: laneId(lane.tenant, lane.entity, lane.id), keepLastIfActive: true },
  };
}

/**
 * Returns the lane jobs for a batch of events, one per entity, with the data of its last event. Events that the apply
 * endpoints caused (`origin: "sync"`) need no job, which ends the echo.
 */
export function lanesOf(events: readonly SyncEvent[]): LaneJob[] {
  const lanes = new Map<string, LaneJob>();
  for (const event of events) {
    const entity = syncEntitySchema.safeParse(event.entity);
    if (event.origin === "sync" || !entity.success) continue;
    lanes.set(laneId(event.tenant, entity.data, event.id), {
      tenant: event.tenant,
      entity: entity.data,
      id: event.id,
      seq: event.seq,
      reason: "event",
      runId: null,
      correlationId: event.correlationId,
    });
  }
  return [...lanes.values()];
}

export interface JobQueues {
  /** Adds lane jobs in one round trip. */
  addLanes(name: LaneJobName, lanes: readonly LaneJob[]): Promise<void>;
  /** Turns events into lane jobs and adds them: the `onEvents` of a sync receiver. */
  enqueueLanes(name: LaneJobName, events: readonly SyncEvent[]): Promise<void>;
  /** Adds other jobs in one round trip; jobs of equal `id` collapse while one of them waits. */
  add<N extends Exclude<JobName, LaneJobName>>(
    name: N,
    jobs: readonly { data: JobData<N>; id?: string }[],
  ): Promise<void>;
  close(): Promise<void>;
}

/** Creates the producers of the sync queues over the caller's ioredis connection. `prefix` is for tests. */
export function createJobQueues(redis: Redis, prefix: string = QUEUE_PREFIX): JobQueues {
  const queues = new Map<QueueName, Queue>();
  const queueOf = (name: JobName): Queue => {
    const { queue } = JOBS[name];
    const known = queues.get(queue);
    if (known !== undefined) return known;
    const created = new Queue(queue, { connection: redis, prefix, skipWaitingForReady: true });
    // Every failed command rejects its own call; the event only repeats it.
    created.on("error", () => undefined);
    queues.set(queue, created);
    return created;
  };

  async function addLanes(name: LaneJobName, lanes: readonly LaneJob[]): Promise<void> {
    if (lanes.length === 0) return;
    await queueOf(name).addBulk(lanes.map((data) => ({ name, data, opts: laneOptions(name, data) })));
  }

  return {
    addLanes,
    enqueueLanes: (name, events) => addLanes(name, lanesOf(events)),
    async add(name, jobs) {
      if (jobs.length === 0) return;
      await queueOf(name).addBulk(
        jobs.map(({ data, id }) => ({
          name,
          data,
          opts: { ...jobOptions(name), ...(id === undefined ? {} : { deduplication: { id } }) },
        })),
      );
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}
