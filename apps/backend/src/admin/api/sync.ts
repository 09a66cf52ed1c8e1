import {
  failedChangedSchema,
  failedResponseSchema,
  runStartedSchema,
  syncStatusSchema,
  type TriggerBody,
} from "@tandem/contracts";
import { z } from "zod";
import { request } from "./request";

const contentStateSchema = z.object({
  state: z.enum(["published", "draft", "waiting"]),
  published_at: z.string().nullable(),
  last_sync: z.object({ at: z.string(), direction: z.string(), action: z.string() }).nullable(),
  payload_url: z.string(),
  worker_reachable: z.boolean(),
  backlog: z.number(),
});

/** Reads the state of both directions, dead letters, conflicts and webhook endpoints. */
export const readStatus = () => request("/admin/sync/status", syncStatusSchema);
/** Reads the newest dead letters. */
export const readFailed = () => request("/admin/sync/failed?limit=20", failedResponseSchema);
/** Reads the content status of a product. */
export const readContent = (productId: string) =>
  request(`/admin/sync/products/${productId}`, contentStateSchema);
/** Sends commerce facts to Payload. */
export const sendToPayload = (body: TriggerBody) => request("/admin/sync/to-payload", runStartedSchema, body);
/** Fetches published content from Payload. */
export const fetchFromPayload = (body: TriggerBody) =>
  request("/admin/sync/from-payload", runStartedSchema, body);
/** Retries dead letters; without ids, all of them. */
export const retryFailed = (ids?: string[]) =>
  request("/admin/sync/retry-failed", failedChangedSchema, ids === undefined ? {} : { ids });
/** Deletes dead letters. */
export const discardFailed = (ids: string[]) => request("/admin/sync/discard", failedChangedSchema, { ids });
