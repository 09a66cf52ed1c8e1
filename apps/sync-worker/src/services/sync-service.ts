import {
  type ApplyRequest,
  type ApplyResponse,
  applyResponseSchema,
  type BucketsRequest,
  bucketResponseSchema,
  bucketsResponseSchema,
  endpointsResponseSchema,
  type IdsRequest,
  INTERNAL_PATHS,
  idsResponseSchema,
  type RefsRequest,
  type ReplayRequest,
  replayResponseSchema,
  type SnapshotsResponse,
  type System,
  snapshotsResponseSchema,
  targetsResponseSchema,
} from "@tandem/contracts";
import type { z } from "zod";
import type { Transport } from "./transport.js";

/** The typed bulk API of one system; responses are parsed. Calls throw AppError `unavailable` when the system cannot serve. */
export interface SyncService {
  readonly system: System;
  snapshots(request: RefsRequest): Promise<SnapshotsResponse>;
  targets(request: RefsRequest): Promise<z.infer<typeof targetsResponseSchema>>;
  apply(request: ApplyRequest): Promise<ApplyResponse>;
  buckets(request: BucketsRequest): Promise<z.infer<typeof bucketsResponseSchema>>;
  bucket(request: BucketsRequest & { buckets: number[] }): Promise<z.infer<typeof bucketResponseSchema>>;
  ids(request: IdsRequest): Promise<z.infer<typeof idsResponseSchema>>;
  endpoints(): Promise<z.infer<typeof endpointsResponseSchema>>;
  replay(request: ReplayRequest): Promise<z.infer<typeof replayResponseSchema>>;
}

/** Creates the typed bulk API over a transport. */
export function createSyncService(system: System, transport: Transport): SyncService {
  const post = async <S extends z.ZodType>(path: string, body: object, schema: S): Promise<z.infer<S>> =>
    schema.parse(await transport(path, { method: "POST", body }));
  return {
    system,
    snapshots: (request) => post(INTERNAL_PATHS.snapshots, request, snapshotsResponseSchema),
    targets: (request) => post(INTERNAL_PATHS.targets, request, targetsResponseSchema),
    apply: (request) => post(INTERNAL_PATHS.apply, request, applyResponseSchema),
    buckets: (request) => post(INTERNAL_PATHS.buckets, request, bucketsResponseSchema),
    bucket: (request) => post(INTERNAL_PATHS.bucket, request, bucketResponseSchema),
    ids: (request) => post(INTERNAL_PATHS.ids, request, idsResponseSchema),
    replay: (request) => post(INTERNAL_PATHS.replay, request, replayResponseSchema),
    endpoints: async () =>
      endpointsResponseSchema.parse(await transport(INTERNAL_PATHS.endpoints, { method: "GET" })),
  };
}

/** Both systems, and which of them is source and target of a direction. */
export interface Services {
  medusa: SyncService;
  payload: SyncService;
}
