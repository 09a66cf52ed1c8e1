import type { Payload } from "payload";
import { poolOf } from "../connections/pool";

/** Releases scheduled publishing jobs that a killed process left marked as running. */
export async function releaseCrashedJobs(payload: Payload): Promise<void> {
  await poolOf(payload).query(
    "update payload_jobs set processing = false where processing and updated_at < now() - interval '10 minutes'",
  );
}
