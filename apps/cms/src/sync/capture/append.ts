import { sql } from "@payloadcms/db-postgres";
import type { Entity, EventType, Op } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import type { PayloadRequest } from "payload";
import { inTransaction } from "../../connections/in-transaction";

/** One change to announce; `tenant` is the Payload id of the tenant the document belongs to. */
export interface Announcement {
  tenant: string;
  type: EventType;
  entity: Entity;
  id: string;
  op: Op;
}

/** Appends the change to the log inside the document's own transaction, so both are committed or neither is. */
export async function append(
  req: PayloadRequest,
  { tenant, type, entity, id, op }: Announcement,
): Promise<void> {
  const database = await inTransaction(req);
  await database.execute(sql`
    insert into integration.outbox (tenant_id, topic, entity, entity_id, op, correlation_id)
    select t.medusa_id, ${type}, ${entity}, ${id}, ${op},
           coalesce(${currentCorrelationId() ?? null}::text, integration.capture_correlation())
    from tenants t where t.id = ${tenant}::uuid`);
}
