import { JOBS, type JobName } from "@tandem/contracts";
import { startTestRedis } from "@tandem/local-servers";
import { createJobQueues } from "@tandem/outbox";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { retryLetters } from "../src/api/retry.js";
import type { DeadLetter } from "../src/record/dead-letters.js";

const lane = {
  tenant: "ten_1",
  entity: "product",
  id: "prod_1",
  seq: null,
  reason: "event",
  runId: null,
  correlationId: "corr",
};
/** Data of a dead letter of each job. */
const DATA: Readonly<Record<JobName, unknown>> = {
  "facts-to-payload": lane,
  "content-to-medusa": lane,
  "media-fetch": { tenant: "ten_1", mediaId: "m1", url: "https://img.test/1.jpg", correlationId: "corr" },
  reconcile: {
    direction: "medusa_to_payload",
    entities: ["product"],
    tenant: null,
    ids: null,
    mode: "changed",
    dryRun: false,
    runId: "",
    correlationId: "corr",
  },
  "domain-check": { only: { tenant: "ten_1", host: "shop.test" }, correlationId: "corr" },
  checkpoint: {},
};

const letter = (job: string, data: unknown): DeadLetter => ({
  id: "1",
  queue: "",
  job,
  tenant: null,
  entity: null,
  entity_id: null,
  reason: "internal",
  message: "",
  data,
  attempts: 1,
  correlation_id: null,
  failed_at: new Date(0).toISOString(),
});

test("the dead letter of every job returns to its queue, so that removing the letter loses nothing", async () => {
  const server = await startTestRedis();
  const redis = new Redis(server.url(), { maxRetriesPerRequest: null });
  const queues = createJobQueues(redis, "retry-test");
  await retryLetters(
    queues,
    Object.entries(DATA).map(([job, data]) => letter(job, data)),
  );
  const waiting: string[] = [];
  for (const name of new Set(Object.values(JOBS).map(({ queue }) => queue))) {
    const queue = new Queue(name, { connection: redis, prefix: "retry-test" });
    const jobs = await queue.getJobs(["waiting", "prioritized", "delayed"]);
    waiting.push(...jobs.map((job) => job.name));
    await queue.close();
  }
  expect(waiting.sort()).toEqual(Object.keys(JOBS).sort());
  await queues.close();
  redis.disconnect();
  await server.stop();
});
