import { sql } from "@payloadcms/db-postgres";
import { EVENT } from "@tandem/contracts";
import { createLocalReq, type Payload } from "payload";
import { z } from "zod";
import { inTransaction } from "../connections/in-transaction";
import { append } from "../sync/capture/append";
import { claimDomains } from "./claim-domains";

/** Applies the configured platform hosts and trusted names to every tenant's domains. Idempotent. */
export async function settleDomains(payload: Payload): Promise<void> {
  const req = await createLocalReq({}, payload);
  const database = await inTransaction(req);
  const { rows } = await database.execute(sql`
    select t.id::text, t.medusa_id as "medusaId" from tenants t where exists (
      select 1 from tenants_texts x where x.parent_id = t.id and x.path = 'domains')`);
  for (const { id, medusaId } of z.array(z.object({ id: z.string(), medusaId: z.string() })).parse(rows)) {
    if (!(await claimDomains(database, id))) continue;
    await append(req, {
      tenant: id,
      type: EVENT.tenantUpdated,
      entity: "tenant",
      id: medusaId,
      op: "updated",
    });
  }
}
