import type { IgnoredField } from "@tandem/contracts";
import type { PayloadRequest } from "payload";

/** Records values of the request that were ignored; the document's `ignoredFields` returns them. */
export function reportIgnored(req: PayloadRequest, id: unknown, fields: readonly IgnoredField[]): void {
  if (fields.length === 0) return;
  const key = String(id);
  const known = req.context.ignored ?? {};
  const earlier = (known[key] ?? []).filter((each) => !fields.some(({ field }) => field === each.field));
  req.context.ignored = { ...known, [key]: [...earlier, ...fields] };
}

declare module "payload" {
  interface RequestContext {
    /** Values ignored in this request, by document id. */
    ignored?: Record<string, IgnoredField[]>;
    /** Whether the public saw a document before this save, by document id. */
    wasLive?: Record<string, boolean>;
  }
}
