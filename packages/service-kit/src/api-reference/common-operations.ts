import {
  applyRequestSchema,
  applyResponseSchema,
  bucketRequestSchema,
  bucketResponseSchema,
  bucketsRequestSchema,
  bucketsResponseSchema,
  endpointsResponseSchema,
  INTERNAL_PATHS,
  idsRequestSchema,
  idsResponseSchema,
  refsRequestSchema,
  replayRequestSchema,
  replayResponseSchema,
  snapshotsResponseSchema,
  targetsResponseSchema,
  WEBHOOK_HEADERS,
  webhookBatchSchema,
} from "@tandem/contracts";
import { z } from "zod";
import { readinessSchema } from "../readiness.js";
import type { Operation } from "./operation.js";

const probe = { tag: "Health", open: true, method: "get" } as const;

/** The probes of a service. */
export const HEALTH_OPERATIONS: readonly Operation[] = [
  {
    ...probe,
    path: "/health/live",
    summary: "Check that the process responds",
    answer: z.object({ status: z.literal("ok") }),
  },
  {
    ...probe,
    path: "/health/ready",
    summary: "Check every dependency; 503 when one is unavailable",
    answer: readinessSchema,
  },
];

/** Returns the call that receives another service's events. */
export function webhookOperation(path: string, summary: string): Operation {
  const signed = Object.values(WEBHOOK_HEADERS).map((name) => [name, z.string()]);
  return {
    tag: "Webhooks",
    method: "post",
    path,
    summary: `${summary} (Standard Webhooks)`,
    open: true,
    headers: z.object(Object.fromEntries(signed)),
    body: webhookBatchSchema,
    status: 202,
  };
}

/** Returns the bulk API for the sync worker, which both services offer. */
export function syncPeerOperations(base: string): Operation[] {
  const call = { tag: "Service to service", method: "post" } as const;
  const at = (name: keyof typeof INTERNAL_PATHS) => base + INTERNAL_PATHS[name];
  return [
    {
      ...call,
      path: at("snapshots"),
      summary: "Read current states at the source",
      body: refsRequestSchema,
      answer: snapshotsResponseSchema,
    },
    {
      ...call,
      path: at("targets"),
      summary: "Read current states at the target",
      body: refsRequestSchema,
      answer: targetsResponseSchema,
    },
    {
      ...call,
      path: at("apply"),
      summary: "Apply states of the other service",
      body: applyRequestSchema,
      answer: applyResponseSchema,
    },
    {
      ...call,
      path: at("buckets"),
      summary: "Read hashes of buckets",
      body: bucketsRequestSchema,
      answer: bucketsResponseSchema,
    },
    {
      ...call,
      path: at("bucket"),
      summary: "Read ids and hashes inside buckets",
      body: bucketRequestSchema,
      answer: bucketResponseSchema,
    },
    {
      ...call,
      path: at("ids"),
      summary: "Read pages of ids",
      body: idsRequestSchema,
      answer: idsResponseSchema,
    },
    {
      ...call,
      method: "get",
      path: at("endpoints"),
      summary: "List webhook endpoints",
      answer: endpointsResponseSchema,
    },
    {
      ...call,
      path: at("replay"),
      summary: "Move the cursor of an endpoint back",
      body: replayRequestSchema,
      answer: replayResponseSchema,
    },
  ];
}
