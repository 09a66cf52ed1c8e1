import type { JSONField } from "payload";

/** A field that lists, after a save, which submitted values were ignored because Medusa owns the field; else empty. */
export const ignoredFields = (): JSONField => ({
  name: "ignoredFields",
  type: "json",
  virtual: true,
  admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
  hooks: {
    afterRead: [({ data, req }) => req.context.ignored?.[String(data?.id)] ?? []],
  },
});
