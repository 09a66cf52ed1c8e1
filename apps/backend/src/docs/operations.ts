import {
  applyRequestSchema,
  applyResponseSchema,
  bucketRequestSchema,
  bucketResponseSchema,
  bucketsRequestSchema,
  bucketsResponseSchema,
  conflictsResponseSchema,
  endpointsResponseSchema,
  failedChangedSchema,
  failedResponseSchema,
  failedSelectionSchema,
  historyResponseSchema,
  INTERNAL_BASE,
  INTERNAL_PATHS,
  idsRequestSchema,
  idsResponseSchema,
  refsRequestSchema,
  replayRequestSchema,
  replayResponseSchema,
  runStartedSchema,
  snapshotsResponseSchema,
  syncStatusSchema,
  targetsResponseSchema,
  triggerBodySchema,
  WEBHOOK_PATHS,
  webhookBatchSchema,
} from "@tandem/contracts";
import type { z } from "zod";
import { createTenantStoreSchema, updateTenantStoreSchema } from "../api/admin/tenant-stores/validators";
import { createTenantSchema, updateTenantSchema } from "../api/admin/tenants/validators";

export interface Operation {
  method: "get" | "post" | "patch";
  path: string;
  summary: string;
  /** Group in the reference. */
  tag: "Tenants" | "Sync" | "Webhooks" | "Service to service";
  body?: z.ZodType;
  answer?: z.ZodType;
  status?: number;
}

const internal = (path: string) => INTERNAL_BASE.medusa + path;

/** Every route this product adds to Medusa's own, with the schemas it is checked against. */
export const OPERATIONS: readonly Operation[] = [
  { tag: "Tenants", method: "get", path: "/admin/tenants", summary: "Tenants with their stores" },
  {
    tag: "Tenants",
    method: "post",
    path: "/admin/tenants",
    summary: "Create a tenant, with its first store if given",
    body: createTenantSchema,
    status: 201,
  },
  { tag: "Tenants", method: "get", path: "/admin/tenants/{id}", summary: "One tenant" },
  {
    tag: "Tenants",
    method: "patch",
    path: "/admin/tenants/{id}",
    summary: "Change name, slug or status",
    body: updateTenantSchema,
  },
  { tag: "Tenants", method: "get", path: "/admin/tenant-stores", summary: "Stores" },
  {
    tag: "Tenants",
    method: "post",
    path: "/admin/tenant-stores",
    summary: "Open a store of a tenant",
    body: createTenantStoreSchema,
    status: 201,
  },
  { tag: "Tenants", method: "get", path: "/admin/tenant-stores/{id}", summary: "One store" },
  {
    tag: "Tenants",
    method: "patch",
    path: "/admin/tenant-stores/{id}",
    summary: "Change name or slug",
    body: updateTenantStoreSchema,
  },
  {
    tag: "Sync",
    method: "get",
    path: "/admin/sync/status",
    summary: "Both directions, dead letters, endpoints",
    answer: syncStatusSchema,
  },
  {
    tag: "Sync",
    method: "post",
    path: "/admin/sync/to-payload",
    summary: "Send commerce facts to Payload",
    body: triggerBodySchema,
    answer: runStartedSchema,
    status: 202,
  },
  {
    tag: "Sync",
    method: "post",
    path: "/admin/sync/from-payload",
    summary: "Fetch published content from Payload",
    body: triggerBodySchema,
    answer: runStartedSchema,
    status: 202,
  },
  {
    tag: "Sync",
    method: "get",
    path: "/admin/sync/failed",
    summary: "Dead letters",
    answer: failedResponseSchema,
  },
  {
    tag: "Sync",
    method: "post",
    path: "/admin/sync/retry-failed",
    summary: "Run dead letters again",
    body: failedSelectionSchema,
    answer: failedChangedSchema,
  },
  {
    tag: "Sync",
    method: "post",
    path: "/admin/sync/discard",
    summary: "Forget dead letters",
    body: failedSelectionSchema,
    answer: failedChangedSchema,
  },
  {
    tag: "Sync",
    method: "get",
    path: "/admin/sync/history",
    summary: "Timeline of one entity",
    answer: historyResponseSchema,
  },
  {
    tag: "Sync",
    method: "get",
    path: "/admin/sync/conflicts",
    summary: "Fields both sides changed",
    answer: conflictsResponseSchema,
  },
  {
    tag: "Sync",
    method: "post",
    path: "/admin/sync/replay",
    summary: "Move a cursor back",
    body: replayRequestSchema,
    answer: replayResponseSchema,
  },
  {
    tag: "Webhooks",
    method: "post",
    path: WEBHOOK_PATHS.payloadToMedusa,
    summary: "What Payload published (Standard Webhooks signature)",
    body: webhookBatchSchema,
    status: 202,
  },
  {
    tag: "Service to service",
    method: "post",
    path: internal(INTERNAL_PATHS.snapshots),
    summary: "Current facts",
    body: refsRequestSchema,
    answer: snapshotsResponseSchema,
  },
  {
    tag: "Service to service",
    method: "post",
    path: internal(INTERNAL_PATHS.targets),
    summary: "Content held here",
    body: refsRequestSchema,
    answer: targetsResponseSchema,
  },
  {
    tag: "Service to service",
    method: "post",
    path: internal(INTERNAL_PATHS.apply),
    summary: "Apply published content",
    body: applyRequestSchema,
    answer: applyResponseSchema,
  },
  {
    tag: "Service to service",
    method: "post",
    path: internal(INTERNAL_PATHS.buckets),
    summary: "Hashes of buckets",
    body: bucketsRequestSchema,
    answer: bucketsResponseSchema,
  },
  {
    tag: "Service to service",
    method: "post",
    path: internal(INTERNAL_PATHS.bucket),
    summary: "Inside some buckets",
    body: bucketRequestSchema,
    answer: bucketResponseSchema,
  },
  {
    tag: "Service to service",
    method: "post",
    path: internal(INTERNAL_PATHS.ids),
    summary: "Pages of ids",
    body: idsRequestSchema,
    answer: idsResponseSchema,
  },
  {
    tag: "Service to service",
    method: "get",
    path: internal(INTERNAL_PATHS.endpoints),
    summary: "Webhook endpoints",
    answer: endpointsResponseSchema,
  },
  {
    tag: "Service to service",
    method: "post",
    path: internal(INTERNAL_PATHS.replay),
    summary: "Move a cursor back",
    body: replayRequestSchema,
    answer: replayResponseSchema,
  },
];
