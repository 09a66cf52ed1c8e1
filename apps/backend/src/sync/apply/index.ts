import {
  type ApplyItem,
  type ApplyRequest,
  type ApplyResult,
  CONTENT_SCHEMAS,
  type ContentOf,
  type SyncEntity,
} from "@tandem/contracts";
import type { z } from "zod";
import { categoryWriter } from "./category";
import { storeWriter, tenantWriter } from "./configuration";
import { productWriter } from "./product";
import { applyInTransaction } from "./transaction";
import type { ApplyOutcome, ContentItem, ContentWriter, Revision } from "./types";

/** Applies a batch of published content from Payload; returns one result per item, in the order of the request. */
export function applyContent({ entity, revision, items }: ApplyRequest): Promise<ApplyOutcome> {
  switch (entity) {
    case "product":
      return run(productWriter, CONTENT_SCHEMAS.product, revision, items);
    case "category":
      return run(categoryWriter, CONTENT_SCHEMAS.category, revision, items);
    case "tenant":
      return run(tenantWriter, CONTENT_SCHEMAS.tenant, revision, items);
    case "store":
      return run(storeWriter, CONTENT_SCHEMAS.store, revision, items);
    default:
      return entity satisfies never;
  }
}

async function run<E extends SyncEntity>(
  writer: ContentWriter<E>,
  schema: z.ZodType<ContentOf[E]>,
  revision: Revision,
  items: readonly ApplyItem[],
): Promise<ApplyOutcome> {
  const valid: ContentItem<E>[] = [];
  const refused = new Map<string, ApplyResult>();
  for (const item of items) {
    const { tenant, id } = item;
    const parsed =
      item.op === "archive" ? { success: true as const, data: null } : schema.safeParse(item.state);
    if (parsed.success) valid.push({ tenant, id, content: parsed.data, shared: item.shared ?? {} });
    else {
      const reason = parsed.error.issues
        .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
        .join("; ");
      refused.set(id, { tenant, id, result: "rejected", targetId: null, hash: null, reason });
    }
  }
  const correlations = Object.fromEntries(items.map((item) => [item.id, item.correlationId]));
  const outcome = await applyInTransaction(writer, revision, valid, correlations);
  const results = new Map([...refused, ...outcome.items.map((result) => [result.id, result] as const)]);
  return { changed: outcome.changed, items: items.flatMap(({ id }) => results.get(id) ?? []) };
}
