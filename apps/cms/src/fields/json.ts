import type { JSONField } from "payload";

/** Returns a JSON field whose editor loads no scripts from other hosts. */
export const json = (field: Omit<JSONField, "type">): JSONField => ({
  ...field,
  type: "json",
  admin: {
    ...field.admin,
    components: { Field: "/admin/fields/json-field#JsonField", ...field.admin?.components },
  },
});
