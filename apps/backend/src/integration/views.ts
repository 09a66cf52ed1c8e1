import type { SyncEntity } from "@tandem/contracts";

/** What this service tells (facts) or holds for Payload (content). */
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

/** View with columns tenant, id and state (content of products: also shared) of what is alive. Safe to put into SQL. */
export function viewOf(entity: SyncEntity, side: Side): string {
  return VIEWS[side][entity];
}
