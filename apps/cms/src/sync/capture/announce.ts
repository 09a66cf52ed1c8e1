import { sql } from "@payloadcms/db-postgres";
import type { Entity, EventType } from "@tandem/contracts";
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from "payload";
import { inTransaction } from "../../connections/in-transaction";
import { referencedId } from "../../tenancy/reference";
import { append } from "./append";

interface Subject {
  type: EventType;
  entity: Entity;
  /** Table of the collection when it has drafts: only changes of published content are announced. */
  draftsIn?: string;
  /** Returns the id of the document for consumers; its Payload id by default. */
  nameOf?: (doc: Record<string, unknown>) => string | undefined;
}

interface AnnouncingHooks {
  beforeChange: CollectionBeforeChangeHook[];
  afterChange: CollectionAfterChangeHook[];
  afterDelete: CollectionAfterDeleteHook[];
}

/** Returns hooks that append public changes of a collection to the log: publishing, unpublishing and deleting. */
export function announce({ type, entity, draftsIn, nameOf }: Subject): AnnouncingHooks {
  const name = (doc: Record<string, unknown>): string => nameOf?.(doc) ?? String(doc.id);

  return {
    beforeChange: [
      async ({ data, operation, originalDoc, req }) => {
        if (draftsIn !== undefined && operation === "update" && data._status !== "published") {
          const id = String(originalDoc?.id);
          req.context.wasLive = { ...req.context.wasLive, [id]: await isLive(req, draftsIn, id) };
        }
        return data;
      },
    ],
    afterChange: [
      async ({ doc, operation, req }) => {
        const tenant = referencedId(doc.tenant);
        if (tenant === undefined || !(await isPublicChange(doc, req))) return doc;
        await append(req, {
          tenant,
          type,
          entity,
          id: name(doc),
          op: operation === "create" ? "created" : "updated",
        });
        return doc;
      },
    ],
    afterDelete: [
      async ({ doc, req }) => {
        const tenant = referencedId(doc.tenant);
        if (tenant !== undefined) await append(req, { tenant, type, entity, id: name(doc), op: "deleted" });
        return doc;
      },
    ],
  };

  async function isPublicChange(doc: Record<string, unknown>, req: PayloadRequest): Promise<boolean> {
    if (draftsIn === undefined || doc._status === "published") return true;
    const id = String(doc.id);
    return req.context.wasLive?.[id] === true && !(await isLive(req, draftsIn, id));
  }
}

async function isLive(req: PayloadRequest, table: string, id: string): Promise<boolean> {
  const database = await inTransaction(req);
  const { rows } = await database.execute(
    sql`select 1 from ${sql.identifier(table)} where id = ${id}::uuid and _status = 'published'`,
  );
  return rows.length > 0;
}
