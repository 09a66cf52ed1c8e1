import type { ArrayField, TextField } from "payload";
import { words } from "./words";

const SAFE = /^(\/|#|https?:\/\/|mailto:|tel:)/i;

/** True for addresses a shop may link to; scripts and unknown schemes are not. */
export const isSafeHref = (value: string): boolean => SAFE.test(value) && !value.startsWith("//");

/** Where a link leads: a path of the shop, or an https, mailto or tel address. */
export const href = (required = true): TextField => ({
  name: "href",
  type: "text",
  required,
  maxLength: 2000,
  label: words("Leads to", "Ведёт на", "Havola"),
  validate: (value: unknown) => {
    if (value === undefined || value === null || value === "") return required ? "Give an address." : true;
    return (
      (typeof value === "string" && isSafeHref(value)) ||
      "Start with / for a page of the shop, or with https://, mailto: or tel:."
    );
  },
});

/** Text of a link. */
export const linkLabel = (): TextField => ({
  name: "label",
  type: "text",
  required: true,
  localized: true,
  label: words("Text", "Текст", "Matn"),
});

/** A short list of links shown as buttons. */
export const links = (maxRows = 3): ArrayField => ({
  name: "links",
  type: "array",
  maxRows,
  label: words("Buttons", "Кнопки", "Tugmalar"),
  fields: [{ type: "row", fields: [linkLabel(), href()] }],
});
