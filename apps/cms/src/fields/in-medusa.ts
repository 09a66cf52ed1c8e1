import type { SelectField, TextField } from "payload";
import { words } from "./words";

/** Makes a field that Medusa owns read-only and shows it in the sidebar, with a note on where to edit it. */
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
