import {
  applyRequestSchema,
  bucketRequestSchema,
  bucketsRequestSchema,
  INTERNAL_BASE,
  INTERNAL_LIMITS,
  INTERNAL_PATHS,
  idsRequestSchema,
  parseInput,
  refsRequestSchema,
  replayRequestSchema,
} from "@tandem/contracts";
import { endpointStatuses, replayEndpoint } from "@tandem/outbox";
import type { Endpoint, PayloadRequest } from "payload";
import type { z } from "zod";
import { poolOf } from "../connections/pool";
import { readJson } from "../http/json-endpoint";
import { serviceEndpoint } from "../http/service-endpoint";
import { apply } from "./apply";
import { readBucket, readBuckets } from "./buckets";
import { readIds } from "./ids";
import { readSnapshots } from "./snapshots";
import { readTargets } from "./targets";

const at = (path: keyof typeof INTERNAL_PATHS): string =>
  `${INTERNAL_BASE.payload.replace(/^\/api/, "")}${INTERNAL_PATHS[path]}`;

async function input<S extends z.ZodType>(req: PayloadRequest, schema: S): Promise<z.infer<S>> {
  return parseInput(schema, await readJson(req, INTERNAL_LIMITS.maxBytes)) as z.infer<S>;
}

/** The bulk API for the sync worker; service tokens only. */
export const internalSync: Endpoint[] = [
  serviceEndpoint("sync:read", "post", at("snapshots"), async (req) =>
    readSnapshots(poolOf(req.payload), await input(req, refsRequestSchema)),
  ),
  serviceEndpoint("sync:read", "post", at("targets"), async (req) => ({
    items: await readTargets(poolOf(req.payload), await input(req, refsRequestSchema)),
  })),
  serviceEndpoint("sync:write", "post", at("apply"), async (req) =>
    apply(req.payload, await input(req, applyRequestSchema)),
  ),
  serviceEndpoint("sync:read", "post", at("buckets"), async (req) =>
    readBuckets(poolOf(req.payload), await input(req, bucketsRequestSchema)),
  ),
  serviceEndpoint("sync:read", "post", at("bucket"), async (req) =>
    readBucket(poolOf(req.payload), await input(req, bucketRequestSchema)),
  ),
  serviceEndpoint("sync:read", "post", at("ids"), async (req) =>
    readIds(poolOf(req.payload), await input(req, idsRequestSchema)),
  ),
  serviceEndpoint("sync:read", "get", at("endpoints"), async (req) => ({
    endpoints: await endpointStatuses(poolOf(req.payload)),
  })),
  serviceEndpoint("sync:write", "post", at("replay"), async (req) =>
    replayEndpoint(poolOf(req.payload), await input(req, replayRequestSchema)),
  ),
];
