import { slugSchema } from "@tandem/contracts";
import type { TextField } from "payload";
import { words } from "./words";

/** Returns the field for a document's URL slug inside its tenant: lower-case letters, digits and dashes. */
export const slug = (): TextField => ({
  name: "slug",
  type: "text",
  required: true,
  index: true,
  label: words("URL slug", "Адрес", "Manzil"),
  validate: (value: unknown) => {
    const result = slugSchema.safeParse(value);
    return result.success || (result.error.issues[0]?.message ?? "Enter a valid URL slug.");
  },
  admin: {
    position: "sidebar",
    description: words(
      "The last part of the page's URL, such as delivery.",
      "Последняя часть адреса страницы, например delivery.",
      "Sahifa manzilining oxirgi qismi, masalan delivery.",
    ),
  },
});
