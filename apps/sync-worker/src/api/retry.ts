import { JOBS, type JobName, parseInput } from "@tandem/contracts";
import type { JobQueues, LaneJobName } from "@tandem/outbox";
import type { DeadLetter } from "../record/dead-letters.js";

type Requeue = (queues: JobQueues, data: readonly unknown[]) => Promise<void>;

const LETTER = "dead letter";

const lanes =
  (name: LaneJobName): Requeue =>
  (queues, data) =>
    queues.addLanes(
      name,
      data.map((one) => ({
        ...parseInput(JOBS[name].schema, one, LETTER),
        reason: "retry" as const,
        runId: null,
      })),
    );

/** How each job returns to its queue; a job without an entry does not compile. */
const REQUEUE: Readonly<Record<JobName, Requeue>> = {
  "facts-to-payload": lanes("facts-to-payload"),
  "content-to-medusa": lanes("content-to-medusa"),
  "media-fetch": (queues, data) =>
    queues.add(
      "media-fetch",
      data.map((one) => {
        const job = parseInput(JOBS["media-fetch"].schema, one, LETTER);
        return { data: job, id: job.mediaId };
      }),
    ),
  reconcile: (queues, data) =>
    queues.add(
      "reconcile",
      data.map((one) => ({ data: parseInput(JOBS.reconcile.schema, one, LETTER) })),
    ),
  "domain-check": (queues, data) =>
    queues.add(
      "domain-check",
      data.map((one) => ({ data: parseInput(JOBS["domain-check"].schema, one, LETTER) })),
    ),
  checkpoint: (queues, data) =>
    queues.add(
      "checkpoint",
      data.map((one) => ({ data: parseInput(JOBS.checkpoint.schema, one, LETTER) })),
    ),
};

/** Returns the jobs of dead letters to their queues with all attempts; lane jobs re-read the current state when they run. */
export async function retryLetters(queues: JobQueues, letters: readonly DeadLetter[]): Promise<void> {
  for (const [name, requeue] of Object.entries(REQUEUE)) {
    await requeue(
      queues,
      letters.filter(({ job }) => job === name).map(({ data }) => data),
    );
  }
}
