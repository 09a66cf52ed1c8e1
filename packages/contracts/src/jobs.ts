import { z } from "zod";
import { directionSchema, syncEntitySchema } from "./entities.js";

/** BullMQ queues of the sync worker. All use QUEUE_PREFIX, apart from Medusa's own. */
export const QUEUE = {
  medusaToPayload: "medusa-to-payload",
  payloadToMedusa: "payload-to-medusa",
  maintenance: "maintenance",
} as const;
export type QueueName = (typeof QUEUE)[keyof typeof QUEUE];
export const QUEUE_PREFIX = "tandem";

/** Lives in the queue Redis; when it is missing, the queues were flushed and the cursors are rewound. */
export const QUEUE_EPOCH_KEY = "tandem:queue-epoch";

const laneJobSchema = z.object({
  tenant: z.string().min(1),
  entity: syncEntitySchema,
  id: z.string().min(1),
  /** Log position that caused the job; null when a user, a schedule or the reconcile did. */
  seq: z.number().int().nullable(),
  reason: z.enum(["event", "manual", "initial", "reconcile", "retry"]),
  runId: z.string().nullable(),
  correlationId: z.string().min(1),
});
export type LaneJob = z.infer<typeof laneJobSchema>;

/**
 * Every job of the worker, one entry each: queue, data, attempts, first backoff in milliseconds, concurrency.
 * BullMQ options and types derive from here.
 */
export const JOBS = {
  "facts-to-payload": {
    queue: QUEUE.medusaToPayload,
    schema: laneJobSchema,
    attempts: 8,
    backoffMs: 500,
    concurrency: 1_000,
  },
  "content-to-medusa": {
    queue: QUEUE.payloadToMedusa,
    schema: laneJobSchema,
    attempts: 8,
    backoffMs: 500,
    concurrency: 1_000,
  },
  reconcile: {
    queue: QUEUE.maintenance,
    schema: z.object({
      direction: directionSchema,
      entities: z.array(syncEntitySchema),
      tenant: z.string().nullable(),
      ids: z.array(z.string()).nullable(),
      /** `changed` compares buckets first; `all` sends every entity down its lane. */
      mode: z.enum(["changed", "all"]),
      dryRun: z.boolean(),
      /** Empty in the template of a schedule: each of its runs is then named after its job. */
      runId: z.string(),
      correlationId: z.string(),
    }),
    attempts: 3,
    backoffMs: 2_000,
    concurrency: 2,
  },
  "media-fetch": {
    queue: QUEUE.maintenance,
    schema: z.object({
      tenant: z.string(),
      mediaId: z.string(),
      url: z.string(),
      correlationId: z.string(),
    }),
    attempts: 3,
    backoffMs: 1_000,
    concurrency: 2,
  },
  /** Checks the proofs of one domain, or of all that are due. */
  "domain-check": {
    queue: QUEUE.maintenance,
    schema: z.object({
      only: z.object({ tenant: z.string(), host: z.string() }).nullable(),
      correlationId: z.string(),
    }),
    attempts: 3,
    backoffMs: 2_000,
    concurrency: 2,
  },
  checkpoint: {
    queue: QUEUE.maintenance,
    schema: z.object({}),
    attempts: 1,
    backoffMs: 1_000,
    concurrency: 2,
  },
} as const satisfies Record<
  string,
  { queue: QueueName; schema: z.ZodType; attempts: number; backoffMs: number; concurrency: number }
>;
export type JobName = keyof typeof JOBS;
export type JobData<N extends JobName> = z.infer<(typeof JOBS)[N]["schema"]>;
