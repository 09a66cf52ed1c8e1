import { fieldsOwnedBy, type IgnoredField, ignoredField, type SyncEntity } from "@tandem/contracts";
import type { CollectionBeforeValidateHook } from "payload";
import { referencedId } from "./reference";
import { reportIgnored } from "./report-ignored";

const same = (left: unknown, right: unknown): boolean =>
  (referencedId(left) ?? JSON.stringify(left ?? null)) ===
  (referencedId(right) ?? JSON.stringify(right ?? null));

/**
 * Keeps the value of fields that Medusa owns on every save and reports which values were ignored. A value equal to the
 * current one is not reported, because admin forms send the whole document.
 */
export const keepMedusaFields =
  (entity: SyncEntity): CollectionBeforeValidateHook =>
  ({ data = {}, operation, originalDoc, req }) => {
    if (operation !== "update") return data;
    const kept: Record<string, unknown> = { ...data };
    const ignored: IgnoredField[] = [];
    for (const entry of fieldsOwnedBy(entity, "medusa")) {
      if (entry.field === "tenant") continue;
      const key = entry.payload ?? entry.state;
      if (key === null || !(key in data)) continue;
      if (data[key] !== undefined && !same(data[key], originalDoc?.[key]))
        ignored.push(ignoredField(entry.field, "medusa"));
      kept[key] = originalDoc?.[key];
    }
    reportIgnored(req, originalDoc?.id, ignored);
    return kept;
  };
