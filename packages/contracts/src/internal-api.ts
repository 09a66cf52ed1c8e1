import { z } from "zod";
import { syncEntitySchema } from "./entities.js";

/**
 * Base paths of the bulk API that both services offer the worker: same calls, same shapes, service tokens only
 * (`sync:read` for snapshots and buckets, `sync:write` for apply, replay and media).
 * Medusa sends facts as the source and takes content as the target; Payload the other way round.
 */
export const INTERNAL_BASE = { medusa: "/internal/sync", payload: "/api/internal/sync" } as const;

/** Paths under INTERNAL_BASE, all POST unless said otherwise. */
export const INTERNAL_PATHS = {
  /** Current source state of entities. */
  snapshots: "/snapshots",
  /** Current state of the target, for comparison. */
  targets: "/targets",
  apply: "/apply",
  /** Hashes of hash buckets of a tenant. */
  buckets: "/buckets",
  /** Ids and hashes inside one bucket. */
  bucket: "/bucket",
  /** Keyset pages of all ids of an entity. */
  ids: "/ids",
  /** GET: the webhook endpoints of this service with cursor and lag. */
  endpoints: "/endpoints",
  replay: "/replay",
} as const;

export const INTERNAL_LIMITS = { maxItems: 500, maxBytes: 16 * 1024 * 1024, buckets: 256 } as const;

const idSchema = z.string().min(1).max(128);
const entityRefSchema = z.object({ tenant: idSchema, id: idSchema });
export type EntityRef = z.infer<typeof entityRefSchema>;

/**
 * When a snapshot was read, in the order of that database's commits: `value` never falls on one cluster and rises with
 * every commit that becomes visible; `epoch` names the cluster, so a restored copy starts a new order.
 */
const revisionSchema = z.object({ epoch: z.string(), value: z.string().regex(/^-?\d+$/) });
export type Revision = z.infer<typeof revisionSchema>;

export const refsRequestSchema = z.object({
  entity: syncEntitySchema,
  refs: z.array(entityRefSchema).min(1).max(INTERNAL_LIMITS.maxItems),
});
export type RefsRequest = z.infer<typeof refsRequestSchema>;

/** `hash` is `md5(state::jsonb::text)` by Postgres, on either side, so equal states have equal hashes. */
const snapshotItem = <S extends z.ZodType>(state: S) =>
  z.object({
    tenant: idSchema,
    id: idSchema,
    /** Null when the entity is deleted, archived, never existed, belongs to another tenant, or (content) was never published. */
    state: state.nullable(),
    hash: z.string().nullable(),
    /** Source content to prefill a new draft in Payload with; only on product facts that carry imported content. */
    seed: z.unknown().optional(),
  });

const snapshotItemSchema = snapshotItem(z.unknown());
export type SnapshotItem<S = unknown> = Omit<z.infer<typeof snapshotItemSchema>, "state"> & {
  state: S | null;
};
export const snapshotsResponseSchema = z.object({
  revision: revisionSchema,
  items: z.array(snapshotItemSchema),
});
export type SnapshotsResponse<S = unknown> = { revision: Revision; items: SnapshotItem<S>[] };

/** What a target holds: `hash` of its current state (computed, not stored), so that manual changes are detected. */
const targetItemSchema = z.object({
  tenant: idSchema,
  id: idSchema,
  exists: z.boolean(),
  archived: z.boolean(),
  hash: z.string().nullable(),
  /** The target's own id (Payload document id; Medusa id when Medusa is the target). */
  targetId: z.string().nullable(),
  /** Present for shared fields: the values the target publishes now, by field name. */
  shared: z.record(z.string(), z.unknown()).optional(),
});
export type TargetItem = z.infer<typeof targetItemSchema>;
export const targetsResponseSchema = z.object({ items: z.array(targetItemSchema) });

const applyItemSchema = z.object({
  tenant: idSchema,
  id: idSchema,
  op: z.enum(["upsert", "archive"]),
  /** Required for upsert; checked against the entity's schema on arrival. */
  state: z.unknown().optional(),
  seed: z.unknown().optional(),
  /** Values for shared fields, only those to change, guarded by the values the worker read. */
  shared: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).optional(),
  correlationId: z.string().min(1).max(128),
});
export type ApplyItem = z.infer<typeof applyItemSchema>;
export const applyRequestSchema = z.object({
  entity: syncEntitySchema,
  /** Revision of the snapshot the states were read at; an older revision than the one already applied loses in SQL. */
  revision: revisionSchema,
  items: z.array(applyItemSchema).min(1).max(INTERNAL_LIMITS.maxItems),
});
export type ApplyRequest = z.infer<typeof applyRequestSchema>;

/** `stale`: something newer was applied, or a shared field changed since it was read; decide again. `rejected`: invalid, never retried. */
const applyResultSchema = z.object({
  tenant: idSchema,
  id: idSchema,
  result: z.enum(["created", "updated", "archived", "unchanged", "stale", "rejected"]),
  targetId: z.string().nullable(),
  hash: z.string().nullable(),
  reason: z.string().optional(),
});
export type ApplyResult = z.infer<typeof applyResultSchema>;
export const applyResponseSchema = z.object({ items: z.array(applyResultSchema) });
export type ApplyResponse = z.infer<typeof applyResponseSchema>;

/**
 * Bucket of an entity = first byte of md5(id), 0 to 255. Hash of a bucket = md5 of `id=hash` lines sorted by id.
 * Each service offers it for both roles it can play: `facts` and `content`.
 */
export const bucketsRequestSchema = z.object({
  entity: syncEntitySchema,
  tenant: idSchema,
  side: z.enum(["facts", "content"]),
});
export type BucketsRequest = z.infer<typeof bucketsRequestSchema>;
export const bucketsResponseSchema = z.object({
  revision: revisionSchema,
  /** Non-empty buckets only. */
  buckets: z.array(
    z.object({ bucket: z.number().int().min(0).max(255), count: z.number().int(), hash: z.string() }),
  ),
});
export const bucketRequestSchema = bucketsRequestSchema.extend({
  buckets: z.array(z.number().int().min(0).max(255)).min(1).max(INTERNAL_LIMITS.buckets),
});
export const bucketResponseSchema = z.object({
  items: z.array(z.object({ id: idSchema, hash: z.string() })),
});

export const idsRequestSchema = z.object({
  entity: syncEntitySchema,
  tenant: idSchema.optional(),
  after: idSchema.optional(),
  limit: z.number().int().min(1).max(5000).default(1000),
});
export type IdsRequest = z.input<typeof idsRequestSchema>;
export const idsResponseSchema = z.object({ items: z.array(entityRefSchema), next: idSchema.nullable() });

/** State of one webhook endpoint. `lag_seconds` is the age of the oldest undelivered row, 0 when none waits. */
export const endpointStatusSchema = z.object({
  name: z.string(),
  url: z.string(),
  enabled: z.boolean(),
  cursor: z.number().int(),
  backlog: z.number().int(),
  lag_seconds: z.number(),
  failing_since: z.string().nullable(),
  next_attempt_at: z.string().nullable(),
  last_error: z.string().nullable(),
});
export type EndpointStatus = z.infer<typeof endpointStatusSchema>;
export const endpointsResponseSchema = z.object({ endpoints: z.array(endpointStatusSchema) });

/** Moves a cursor back: to a log position or to a moment (ISO 8601); exactly one of them. */
export const replayRequestSchema = z
  .object({
    endpoint: z.string().min(1),
    seq: z.number().int().min(0).optional(),
    since: z.iso.datetime({ offset: true }).optional(),
  })
  .refine((value) => (value.seq === undefined) !== (value.since === undefined), {
    message: "give either seq or since",
  });
export type ReplayRequest = z.infer<typeof replayRequestSchema>;
export const replayResponseSchema = z.object({ endpoint: z.string(), cursor: z.number().int() });
