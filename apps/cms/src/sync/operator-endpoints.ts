import { mayOperateSync, readBearer } from "@tandem/auth";
import {
  AppError,
  collectionTriggerBodySchema,
  type Direction,
  parseInput,
  type RunBody,
  type SyncEntity,
  syncStatusSchema,
  WORKER_SYNC_PATHS,
} from "@tandem/contracts";
import type { Endpoint, PayloadRequest } from "payload";
import { z } from "zod";
import { poolOf } from "../connections/pool";
import { jsonEndpoint, readJson } from "../http/json-endpoint";
import { tokenVerifier } from "../http/service-endpoint";
import { mayOnPlatform, scopeOf } from "../tenancy/scope";
import { callWorker } from "./worker-client";

const COLLECTION: Readonly<
  Record<
    z.infer<typeof collectionTriggerBodySchema>["collection"],
    { direction: Direction; entity: SyncEntity }
  >
> = {
  products: { direction: "payload_to_medusa", entity: "product" },
  "commerce-products": { direction: "medusa_to_payload", entity: "product" },
  categories: { direction: "payload_to_medusa", entity: "category" },
  "commerce-categories": { direction: "medusa_to_payload", entity: "category" },
  tenants: { direction: "payload_to_medusa", entity: "tenant" },
  stores: { direction: "payload_to_medusa", entity: "store" },
  media: { direction: "payload_to_medusa", entity: "product" },
};

/** Returns the status of the sync to operators, platform admins and services with write permission. */
const status = jsonEndpoint("get", "/sync/status", async (req) => {
  await requireOperator(req);
  return callWorker("GET", WORKER_SYNC_PATHS.status);
});

/** Starts a run for one collection, optionally for some documents (Payload or Medusa ids). */
const trigger = jsonEndpoint("post", "/sync/trigger", async (req) => {
  const actor = await requireOperator(req);
  const { collection, ids } = parseInput(collectionTriggerBodySchema, await readJson(req, 1024 * 1024));
  const { direction, entity } = COLLECTION[collection];
  const body: RunBody = {
    direction,
    entities: [entity],
    ids: ids === undefined ? null : await medusaIdsOf(req, collection, ids),
    mode: ids === undefined ? "changed" : "all",
    actor,
  };
  return callWorker("POST", WORKER_SYNC_PATHS.run, { body });
});

/** Query of the sync history of one document; `id` is the Medusa id. */
export const documentQuerySchema = z.object({
  entity: z.enum(["product", "category"]),
  id: z.string().min(1).max(128),
});

/** Returns the sync history of one document that the caller can read, for the panel beside it. */
const history = jsonEndpoint("get", "/sync/document", async (req) => {
  if (!req.user) throw new AppError("unauthenticated", "Sign in to make this call.");
  const query = parseInput(
    documentQuerySchema,
    Object.fromEntries(new URL(req.url ?? "http://localhost").searchParams),
    "query",
  );
  const collection = query.entity === "product" ? ("products" as const) : ("categories" as const);
  const { docs } = await req.payload.find({
    collection,
    where: { medusaId: { equals: query.id } },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  });
  if (docs.length === 0) throw new AppError("not_found", "The document was not found.");
  return callWorker("GET", WORKER_SYNC_PATHS.history, {
    query: { entity: query.entity, id: query.id },
  });
});

/** Returns the status of both directions, without counts, for the dashboard of every signed-in editor. */
const pulse = jsonEndpoint("get", "/sync/pulse", async (req) => {
  const scope = await scopeOf(req, "content", "read");
  if (scope !== "everywhere" && scope.length === 0 && !mayOnPlatform(req.user, "sync", "read")) {
    throw new AppError("unauthenticated", "Sign in to make this call.");
  }
  const answer = await callWorker("GET", WORKER_SYNC_PATHS.status);
  if (!answer.ok) return answer;
  const { medusa_to_payload: facts, payload_to_medusa: content } = syncStatusSchema.parse(
    await answer.json(),
  );
  const flow = ({ status, last_sync, lag_seconds }: typeof facts) => ({ status, last_sync, lag_seconds });
  return { medusa_to_payload: flow(facts), payload_to_medusa: flow(content) };
});

/** Operator endpoints of the sync; the worker does the work. */
export const operatorSync: Endpoint[] = [status, trigger, history, pulse];

/**
 * Returns the id of a caller who may operate the sync.
 * @throws AppError `unauthenticated` or `forbidden` for any other caller
 */
async function requireOperator(req: PayloadRequest): Promise<string> {
  if (req.user) {
    if (mayOnPlatform(req.user, "sync", "write")) return `payload:${req.user.id}`;
    throw new AppError("forbidden", "This needs the role operator or platform-admin.");
  }
  const token = readBearer(req.headers.get("authorization"));
  if (token === null) throw new AppError("unauthenticated", "Sign in to make this call.");
  const principal = await tokenVerifier.verify(token);
  if (!mayOperateSync(principal))
    throw new AppError("forbidden", "This needs the role operator or platform-admin.");
  return `${principal.kind}:${principal.subject}`;
}

async function medusaIdsOf(
  req: PayloadRequest,
  collection: keyof typeof COLLECTION,
  ids: string[],
): Promise<string[]> {
  const table = collection.replaceAll("-", "_");
  const { rows } =
    collection === "media"
      ? await poolOf(req.payload).query<{ id: string }>(
          `select distinct p.medusa_id as id from products p join products_rels r on r.parent_id = p.id where r.media_id::text = any($1)`,
          [ids],
        )
      : await poolOf(req.payload).query<{ id: string }>(
          `select medusa_id as id from ${table} where id::text = any($1) or medusa_id = any($1)`,
          [ids],
        );
  if (rows.length === 0) throw new AppError("not_found", "None of these documents exist.");
  return rows.map((row) => row.id);
}
