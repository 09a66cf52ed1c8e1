import { isSafeHref } from "@tandem/contracts";
import type { ArrayField, TextField } from "payload";
import { refuseValue } from "./refuse-value";
import { words } from "./words";

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === "";

const hrefProblem = (value: unknown): string | null =>
  isMissing(value) || (typeof value === "string" && isSafeHref(value))
    ? null
    : "Start with / for a page of the store, or with https://, mailto: or tel:.";

/** Returns the field for a link's target: a path of the storefront, or an https, mailto or tel URL. */
export const href = (required = true): TextField => ({
  name: "href",
  type: "text",
  required,
  maxLength: 2000,
  label: words("Leads to", "Ведёт на", "Havola"),
  validate: (value: unknown) => (required && isMissing(value) ? "Give a URL." : (hrefProblem(value) ?? true)),
  hooks: { beforeChange: [refuseValue(hrefProblem)] },
});

/** Returns the field for a link's text. */
export const linkLabel = (): TextField => ({
  name: "label",
  type: "text",
  required: true,
  localized: true,
  label: words("Text", "Текст", "Matn"),
});

/** Returns the field for a short list of links shown as buttons. */
export const links = (maxRows = 3): ArrayField => ({
  name: "links",
  type: "array",
  maxRows,
  label: words("Buttons", "Кнопки", "Tugmalar"),
  labels: { singular: words("Button", "Кнопка", "Tugma"), plural: words("Buttons", "Кнопки", "Tugmalar") },
  fields: [{ type: "row", fields: [linkLabel(), href()] }],
});
