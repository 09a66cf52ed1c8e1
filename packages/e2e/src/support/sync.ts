import { type SyncStatus, syncStatusSchema } from "@tandem/contracts";
import { eventually } from "./eventually.ts";
import { ok } from "./http.ts";
import type { MedusaAdmin } from "./medusa.ts";

/** Response of `GET /admin/sync/status`. */
export async function syncStatus(admin: MedusaAdmin): Promise<SyncStatus> {
  return syncStatusSchema.parse(await ok(`${admin.url}/admin/sync/status`, { headers: admin.headers }));
}

/** Waits until every committed change is delivered and every job is done, in two checks in a row. */
export async function settle(admin: MedusaAdmin, withinMs = 60_000): Promise<SyncStatus> {
  let quiet = 0;
  return eventually("the sync settles", withinMs, async () => {
    const status = await syncStatus(admin).catch(() => undefined);
    const backlog =
      status === undefined
        ? 1
        : status.medusa_to_payload.backlog +
          status.payload_to_medusa.backlog +
          status.endpoints.reduce((sum, endpoint) => sum + endpoint.backlog, 0);
    quiet = backlog === 0 ? quiet + 1 : 0;
    return quiet >= 2 ? status : undefined;
  });
}
