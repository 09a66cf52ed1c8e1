import { JOBS, parseInput } from "@tandem/contracts";
import type { JobQueues } from "@tandem/outbox";
import type { DeadLetter } from "../record/dead-letters.js";

/** Returns the jobs of dead letters to their queues with all attempts; lane jobs re-read the current state when they run. */
export async function retryLetters(queues: JobQueues, letters: readonly DeadLetter[]): Promise<void> {
  for (const name of ["facts-to-payload", "content-to-medusa"] as const) {
    const lanes = letters
      .filter((letter) => letter.job === name)
      .map((letter) => ({
        ...parseInput(JOBS[name].schema, letter.data, "dead letter"),
        reason: "retry" as const,
        runId: null,
      }));
    await queues.addLanes(name, lanes);
  }
  const pictures = letters
    .filter((letter) => letter.job === "media-fetch")
    .map((letter) => {
      const data = parseInput(JOBS["media-fetch"].schema, letter.data, "dead letter");
      return { data, id: data.mediaId };
    });
  await queues.add("media-fetch", pictures);
  const runs = letters
    .filter((letter) => letter.job === "reconcile")
    .map((letter) => ({ data: parseInput(JOBS.reconcile.schema, letter.data, "dead letter") }));
  await queues.add("reconcile", runs);
}
