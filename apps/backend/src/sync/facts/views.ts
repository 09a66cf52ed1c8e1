import type { SyncEntity } from "@tandem/contracts";

/** What this service publishes (facts) or holds for Payload (content). */
export type Side = "facts" | "content";

const VIEWS = {
  facts: {
    product: "integration.product_facts",
    category: "integration.category_facts",
    tenant: "integration.tenant_facts",
    store: "integration.store_facts",
  },
  content: {
    product: "integration.product_content",
    category: "integration.category_content",
    tenant: "integration.tenant_content",
    store: "integration.store_content",
  },
} as const satisfies Record<Side, Record<SyncEntity, string>>;

/**
 * Returns the view of entities that are not deleted: tenant, id, state (products' content: also shared). Safe in SQL.
 */
export function viewOf(entity: SyncEntity, side: Side): string {
  return VIEWS[side][entity];
}
