import type { SelectField, TextField } from "payload";
import { words } from "./words";

/** A field that Medusa owns: shown beside the document, not editable, with a word on where to change it. */
export function inMedusa<F extends SelectField | TextField>(field: F): F {
  return {
    ...field,
    admin: {
      ...field.admin,
      readOnly: true,
      position: "sidebar",
      disableBulkEdit: true,
      description: words("Edited in Medusa", "Изменяется в Medusa", "Medusa’da tahrirlanadi"),
    },
  };
}
