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

/** Both directions, dead letters, conflicts and webhook endpoints. */
export const readStatus = () => request("/admin/sync/status", syncStatusSchema);
/** The newest dead letters. */
export const readFailed = () => request("/admin/sync/failed?limit=20", failedResponseSchema);
/** How the content of a product stands. */
export const readContent = (productId: string) =>
  request(`/admin/sync/products/${productId}`, contentStateSchema);
/** Sends commerce facts to Payload. */
export const sendToPayload = (body: TriggerBody) => request("/admin/sync/to-payload", runStartedSchema, body);
/** Fetches published content from Payload. */
export const fetchFromPayload = (body: TriggerBody) =>
  request("/admin/sync/from-payload", runStartedSchema, body);
/** Runs dead letters again; all of them without ids. */
export const retryFailed = (ids?: string[]) =>
  request("/admin/sync/retry-failed", failedChangedSchema, ids === undefined ? {} : { ids });
/** Forgets dead letters. */
export const discardFailed = (ids: string[]) => request("/admin/sync/discard", failedChangedSchema, { ids });
