import { type Direction, QUEUE } from "@tandem/contracts";
import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { LANES } from "../lanes/direction.js";

/** How much one direction's queue holds. `oldest` is when its oldest open job was added, in milliseconds since the epoch. */
export interface LaneCount {
  open: number;
  oldest: number | null;
}

export interface LaneCounts {
  of(direction: Direction): Promise<LaneCount>;
  /** Returns the open maintenance jobs, without those a schedule holds for later. */
  maintenance(): Promise<number>;
  /** The maintenance queue, for schedules. */
  readonly maintenanceQueue: Queue;
  /** Every queue, for the console. */
  readonly queues: readonly Queue[];
  close(): Promise<void>;
}

const STATES = ["active", "waiting", "prioritized", "delayed"] as const;

/** Creates a reader of queue depths over the caller's connection. */
export function createLaneCounts(redis: Redis, prefix: string): LaneCounts {
  const open = (name: string) => {
    const queue = new Queue(name, { connection: redis, prefix });
    // Every failed command rejects its own call; the event only repeats it.
    queue.on("error", () => undefined);
    return queue;
  };
  const lanes = {
    medusa_to_payload: open(LANES.medusa_to_payload.queue),
    payload_to_medusa: open(LANES.payload_to_medusa.queue),
  } satisfies Record<Direction, Queue>;
  const maintenanceQueue = open(QUEUE.maintenance);

  return {
    maintenanceQueue,
    queues: [...Object.values(lanes), maintenanceQueue],
    async of(direction) {
      const queue = lanes[direction];
      const counts = await queue.getJobCounts(...STATES);
      const total = STATES.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
      if (total === 0) return { open: 0, oldest: null };
      const [first] = await queue.getJobs(["waiting", "active", "delayed"], 0, 0, true);
      return { open: total, oldest: first?.timestamp ?? null };
    },
    async maintenance() {
      const counts = await maintenanceQueue.getJobCounts(...STATES);
      const scheduled = await maintenanceQueue.getJobSchedulersCount();
      const delayed = Math.max(0, (counts.delayed ?? 0) - scheduled);
      return delayed + (counts.active ?? 0) + (counts.waiting ?? 0) + (counts.prioritized ?? 0);
    },
    async close() {
      await Promise.all([...Object.values(lanes), maintenanceQueue].map((queue) => queue.close()));
    },
  };
}
