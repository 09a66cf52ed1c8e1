import { defineSearchIndex, ProductWorkflowEvents, search } from "@medusajs/framework/utils";
import { z } from "zod";
import { type ProductDocument, readProductDocuments } from "../sync/product-documents";

const BATCH = 500;
const eventSchema = z.object({ id: z.union([z.string(), z.array(z.string())]) });

/**
 * Products as shoppers search them. `POST /store/search` narrows it to published products of the sales channels of the
 * publishable key, so a shop finds its own products only.
 */
export default defineSearchIndex({
  name: "product",
  entity: "product",
  fields: search.define({
    id: search.keyword().filterable(),
    title: search.text().searchable({ weight: 4 }).sortable(),
    subtitle: search.text().searchable({ weight: 2 }),
    description: search.text().searchable(),
    sku: search.keyword().array().filterable(),
    handle: search.keyword().filterable(),
    thumbnail: search.keyword(),
    status: search.keyword().filterable(),
    tenant_id: search.keyword().filterable(),
    sales_channel_ids: search.keyword().array().filterable(),
    category_ids: search.keyword().array().filterable().facetable(),
    tags: search.keyword().array().filterable().facetable(),
    options: search.keyword().array().filterable().facetable(),
    created_at: search.date().sortable(),
  }),
  events: [ProductWorkflowEvents.CREATED, ProductWorkflowEvents.UPDATED, ProductWorkflowEvents.DELETED],
  async consume(event) {
    const ids = [event.data].flat().flatMap((data) => eventSchema.parse(data).id);
    const documents = await readProductDocuments({ ids });
    const living = new Set(documents.map((document) => document.id));
    const gone = ids.filter((id) => !living.has(id));
    return [...upserts(documents), ...deletions(gone)];
  },
  async *seed({ last_key }) {
    let after = last_key ?? "";
    for (;;) {
      const documents = await readProductDocuments({ after, limit: BATCH });
      const last = documents.at(-1);
      if (last === undefined) return;
      yield upserts(documents);
      after = last.id;
    }
  },
});

function upserts(documents: ProductDocument[]) {
  return documents.length === 0 ? [] : [{ action: "upsert" as const, documents }];
}

function deletions(ids: string[]) {
  return ids.length === 0 ? [] : [{ action: "delete" as const, filters: { id: ids } }];
}
