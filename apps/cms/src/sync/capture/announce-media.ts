import { sql } from "@payloadcms/db-postgres";
import { EVENT, type EventType } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from "payload";
import { inTransaction } from "../../connections/in-transaction";
import { referencedId } from "../../tenancy/reference";
import { append } from "./append";

/** Announces a created or changed image; for a change, also every published product and category that shows it. */
export const announceMedia: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const tenant = referencedId(doc.tenant);
  if (tenant === undefined) return doc;
  const created = operation === "create";
  await append(req, {
    tenant,
    type: created ? EVENT.mediaUploaded : EVENT.mediaUpdated,
    entity: "media",
    id: doc.id,
    op: created ? "created" : "updated",
  });
  if (!created) await announceUses(req, doc.id, EVENT.mediaUpdated);
  return doc;
};

/** Announces that an image was deleted. */
export const announceMediaDeletion: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const tenant = referencedId(doc.tenant);
  if (tenant !== undefined)
    await append(req, { tenant, type: EVENT.mediaDeleted, entity: "media", id: doc.id, op: "deleted" });
  return doc;
};

/** Announces the products and categories that show an image before it is deleted, while they can still be found. */
export const announceUsesBeforeDeletion: CollectionBeforeDeleteHook = ({ id, req }) =>
  announceUses(req, String(id), EVENT.mediaDeleted);

async function announceUses(req: PayloadRequest, media: string, type: EventType): Promise<void> {
  const database = await inTransaction(req);
  const mention = `%${media}%`;
  await database.execute(sql`
    insert into integration.outbox (tenant_id, topic, entity, entity_id, op, correlation_id)
    select t.medusa_id, ${type}, used.entity, used.medusa_id, 'updated',
           coalesce(${currentCorrelationId() ?? null}::text, integration.capture_correlation())
    from (
      select 'product' as entity, p.medusa_id, p.tenant_id from products p
      where p._status = 'published' and (p.seo_image_id = ${media}::uuid
        or exists (select 1 from products_rels r where r.parent_id = p.id and r.media_id = ${media}::uuid)
        or exists (select 1 from products_locales l where l._parent_id = p.id and l.description::text like ${mention}))
      union all
      select 'category', c.medusa_id, c.tenant_id from categories c
      where c._status = 'published' and (c.seo_image_id = ${media}::uuid or c.image_id = ${media}::uuid
        or exists (select 1 from categories_locales l where l._parent_id = c.id and l.description::text like ${mention}))
    ) used join tenants t on t.id = used.tenant_id`);
}
