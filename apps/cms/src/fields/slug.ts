import { slugSchema } from "@tandem/contracts";
import type { TextField } from "payload";
import { words } from "./words";

/** Address of a document inside its tenant: lower-case letters, digits and dashes. */
export const slug = (): TextField => ({
  name: "slug",
  type: "text",
  required: true,
  index: true,
  label: words("Address", "Адрес", "Manzil"),
  validate: (value: unknown) => {
    const result = slugSchema.safeParse(value);
    return result.success || (result.error.issues[0]?.message ?? "not a valid address");
  },
  admin: {
    position: "sidebar",
    description: words(
      "The last part of the page's address, such as delivery.",
      "Последняя часть адреса страницы, например delivery.",
      "Sahifa manzilining oxirgi qismi, masalan delivery.",
    ),
  },
});
