import { readingKey, tenantKey } from "@tandem/contracts";
import type { ShopContext } from "./types.js";

/** Version of the shape of stored documents, so that two releases never read each other's. */
const SHAPE = "1";

/** Keys of documents; every variable part is encoded, so two different names never share a key. */
export const keys = {
  /** Returns the key of a document about tenants, by host or slug; it is read before the tenant is known. */
  directory: (kind: "host" | "slug" | "list", name: string) =>
    tenantKey("catalog", "-", SHAPE, kind, encodeURIComponent(name)),
  /** Returns the key of a document with prices: by store, language, region and currency. */
  priced: (ctx: ShopContext, kind: string, name: string) =>
    tenantKey(
      "catalog",
      ctx.tenant.id,
      SHAPE,
      kind,
      ctx.store.id,
      readingKey(ctx.locale, ctx.regionId, ctx.currency),
      encodeURIComponent(name),
    ),
  /** Returns the key of a document without prices: by language. */
  content: (ctx: Pick<ShopContext, "tenant" | "locale">, kind: string, name: string) =>
    tenantKey("catalog", ctx.tenant.id, SHAPE, kind, ctx.locale, encodeURIComponent(name)),
};
