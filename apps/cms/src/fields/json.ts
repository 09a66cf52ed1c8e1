import type { JSONField } from "payload";

/** A JSON field whose editor runs no script of another host. */
export const json = (field: Omit<JSONField, "type">): JSONField => ({
  ...field,
  type: "json",
  admin: {
    ...field.admin,
    components: { Field: "/admin/fields/json-field#JsonField", ...field.admin?.components },
  },
});
