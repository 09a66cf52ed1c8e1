import { AppError, JOBS, type JobName } from "@tandem/contracts";
import { DelayedError, type Job, UnrecoverableError, Worker } from "bullmq";
import type { DeadLetterInput, DeadLetters } from "../record/dead-letters.js";

/** What a dead letter records about a job besides its data. */
export type JobSubject = Pick<
  DeadLetterInput,
  "subject" | "tenant" | "entity" | "entityId" | "correlationId" | "runId"
>;

/** Returns any error as an AppError; an unknown error is `internal` and retryable. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError("internal", message, { cause: error, retryable: true });
}

/**
 * The one translator of errors at the job edge. `unavailable` puts the job back untouched; other retryable errors go through the
 * backoff of the queue; the rest, and the last attempt, become a dead letter first. Always throws.
 */
export async function failJob(
  job: Job,
  name: JobName,
  subject: JobSubject,
  thrown: unknown,
  deadLetters: DeadLetters,
  onUnavailable: (error: AppError) => Promise<never>,
): Promise<never> {
  const error = asAppError(thrown);
  if (error.code === "unavailable") return onUnavailable(error);
  const attempts = job.attemptsMade + 1;
  if (error.retryable && attempts < (job.opts.attempts ?? 1)) throw error;
  try {
    await deadLetters.put({
      ...subject,
      queue: JOBS[name].queue,
      job: name,
      reason: error.code,
      message: error.message,
      data: job.data,
      attempts,
    });
  } catch (cause) {
    return onUnavailable(new AppError("unavailable", "The dead letters cannot be written.", { cause }));
  }
  throw new UnrecoverableError(error.message);
}

/** Returns a job to its queue without using up an attempt; the queue's circuit decides when it runs again. */
export async function backToQueue(): Promise<never> {
  throw Worker.RateLimitError();
}

/** Delays a job without using up an attempt. */
export async function comeAgain(job: Job, token: string | undefined, afterMs: number): Promise<never> {
  await job.moveToDelayed(Date.now() + afterMs, token);
  throw new DelayedError();
}
