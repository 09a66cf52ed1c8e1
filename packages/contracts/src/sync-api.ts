import { z } from "zod";
import { directionSchema, syncEntitySchema } from "./entities.js";
import { endpointStatusSchema } from "./internal-api.js";

/**
 * Paths of the worker's API for operators and scripts, `BASE/api/sync/*` on :9100. Medusa (`/admin/sync/*`) and Payload
 * (`/api/sync/*`) forward calls to it with their service token, so there is one implementation.
 */
export const WORKER_SYNC_PATHS = {
  status: "/api/sync/status",
  run: "/api/sync/run",
  runStatus: "/api/sync/runs/:id",
  failed: "/api/sync/failed",
  retryFailed: "/api/sync/retry-failed",
  discard: "/api/sync/discard",
  history: "/api/sync/history",
  conflicts: "/api/sync/conflicts",
  replay: "/api/sync/replay",
} as const;

/** Body of `POST /admin/sync/to-payload` and `/admin/sync/from-payload`. */
export const triggerBodySchema = z.object({
  entity: z.enum(["products", "categories", "tenants", "stores", "media", "all"]),
  ids: z.array(z.string().min(1).max(128)).min(1).max(10_000).optional(),
  tenant: z.string().min(1).max(128).optional(),
  dry_run: z.boolean().default(false),
});
export type TriggerBody = z.input<typeof triggerBodySchema>;

/** Body of `POST /api/sync/trigger` on Payload. */
export const collectionTriggerBodySchema = z.object({
  collection: z.enum([
    "products",
    "commerce-products",
    "categories",
    "commerce-categories",
    "tenants",
    "stores",
    "media",
  ]),
  ids: z.array(z.string().min(1).max(128)).min(1).max(10_000).optional(),
});

/** Body of the worker's own `POST /api/sync/run`. `actor` is the caller, for the run history. */
export const runBodySchema = z.object({
  direction: directionSchema,
  entities: z.array(syncEntitySchema).min(1),
  ids: z.array(z.string()).nullable().default(null),
  tenant: z.string().nullable().default(null),
  mode: z.enum(["changed", "all"]).default("changed"),
  dry_run: z.boolean().default(false),
  actor: z.string().max(200).nullable().default(null),
});
export type RunBody = z.input<typeof runBodySchema>;

/** 202 response of every trigger. `would` lists the ids a dry run found, at most 1,000. */
export const runStartedSchema = z.object({
  run_id: z.string(),
  enqueued: z.number().int(),
  would: z.array(z.object({ entity: syncEntitySchema, tenant: z.string(), id: z.string() })).optional(),
});
export type RunStarted = z.infer<typeof runStartedSchema>;

export const directionStatusSchema = z.object({
  /** ISO 8601 of the last applied effect; null before the first. */
  last_sync: z.string().nullable(),
  status: z.enum(["idle", "syncing", "failing", "paused"]),
  synced_count: z.number().int(),
  failed_count: z.number().int(),
  lag_seconds: z.number(),
  backlog: z.number().int(),
});

/** Response of `GET /admin/sync/status` and `GET /api/sync/status`. */
export const syncStatusSchema = z.object({
  medusa_to_payload: directionStatusSchema,
  payload_to_medusa: directionStatusSchema,
  dead_letters: z.number().int(),
  conflicts: z.number().int(),
  drift: z.number().int(),
  endpoints: z.array(endpointStatusSchema),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/** One dead letter: what failed, why, and the job that can be retried. */
export const deadLetterSchema = z.object({
  id: z.string(),
  queue: z.string(),
  job: z.string(),
  tenant: z.string().nullable(),
  entity: z.string().nullable(),
  entity_id: z.string().nullable(),
  reason: z.string(),
  message: z.string(),
  data: z.unknown(),
  attempts: z.number().int(),
  correlation_id: z.string().nullable(),
  failed_at: z.string(),
});
export const failedResponseSchema = z.object({
  count: z.number().int(),
  items: z.array(deadLetterSchema),
  next: z.string().nullable(),
});
export const failedQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().optional(),
  reason: z.string().optional(),
  tenant: z.string().optional(),
});

/** Body of retry-failed and discard; an empty body means all. */
export const failedSelectionSchema = z.object({
  ids: z.array(z.string()).min(1).max(10_000).optional(),
  reason: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
});
export const failedChangedSchema = z.object({ count: z.number().int() });

/** One line of an entity's timeline. */
export const historyEntrySchema = z.object({
  at: z.string(),
  direction: directionSchema,
  entity: syncEntitySchema,
  id: z.string(),
  tenant: z.string(),
  action: z.enum(["created", "updated", "archived", "unchanged", "stale", "skipped", "conflict", "failed"]),
  reason: z.string().nullable(),
  fields: z.array(z.string()),
  correlation_id: z.string(),
});
/** Query of the history of one entity; `id` is the Medusa id. */
export const historyQuerySchema = z.object({ entity: syncEntitySchema, id: z.string().min(1).max(128) });
export const historyResponseSchema = z.object({ items: z.array(historyEntrySchema) });

export const conflictSchema = z.object({
  id: z.string(),
  tenant: z.string(),
  entity: syncEntitySchema,
  entity_id: z.string(),
  fields: z.array(
    z.object({ field: z.string(), base: z.unknown(), medusa: z.unknown(), payload: z.unknown() }),
  ),
  created_at: z.string(),
});
export const conflictsResponseSchema = z.object({ items: z.array(conflictSchema) });
