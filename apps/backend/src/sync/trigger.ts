import {
  AppError,
  type Direction,
  parseInput,
  type RunStarted,
  runStartedSchema,
  SYNC_ENTITIES,
  type SyncEntity,
  triggerBodySchema,
  WORKER_SYNC_PATHS,
} from "@tandem/contracts";
import type { z } from "zod";
import { workerService } from "../auth/services";
import { resolveTenant } from "../tenancy/tenant-header";

type Collection = z.infer<typeof triggerBodySchema>["entity"];

/** Media reaches Medusa with the products that show it. */
const ENTITIES: Record<Collection, readonly SyncEntity[]> = {
  products: ["product"],
  categories: ["category"],
  tenants: ["tenant"],
  stores: ["store"],
  media: ["product"],
  all: SYNC_ENTITIES,
};

/** Starts a run of the worker for `/admin/sync/to-payload` and `/from-payload`; `tenant` is an id or a slug. */
export async function triggerRun(
  direction: Direction,
  body: unknown,
  actor: string | null,
): Promise<RunStarted> {
  const { entity, ids, tenant, dry_run } = parseInput(triggerBodySchema, body ?? {});
  if (entity === "media" && direction === "medusa_to_payload") {
    throw new AppError("invalid_input", "entity: media lives in Payload; use /admin/sync/from-payload.");
  }
  return workerService().call({
    method: "POST",
    path: WORKER_SYNC_PATHS.run,
    response: runStartedSchema,
    body: {
      direction,
      entities: ENTITIES[entity],
      ids: ids ?? null,
      tenant: tenant === undefined ? null : await resolveTenant(tenant),
      mode: ids === undefined ? "changed" : "all",
      dry_run,
      actor,
    },
  });
}
