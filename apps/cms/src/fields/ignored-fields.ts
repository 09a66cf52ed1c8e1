import type { JSONField } from "payload";

/** Answers, after a save, which sent values were ignored because Medusa owns the field; empty otherwise. */
export const ignoredFields = (): JSONField => ({
  name: "ignoredFields",
  type: "json",
  virtual: true,
  admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
  hooks: {
    afterRead: [({ data, req }) => req.context.ignored?.[String(data?.id)] ?? []],
  },
});
