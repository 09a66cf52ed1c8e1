import { AppError } from "@tandem/contracts";

/** Maximum number of names in one `fields`; the longest list of Medusa Admin has about 80. */
export const MAX_NAMES = 250;
/** Maximum length of a path of relations, such as `items.variant.product.shipping_profile`. */
export const MAX_DEPTH = 4;
const MAX_LENGTH = 8_000;
const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const SHOWN = 80;

/** A name in `fields` or `order`: its relations, and what it takes of the last one (`*` for all of it). */
export interface FieldName {
  text: string;
  relations: string[];
  last: string;
}

/**
 * Returns the names in a `fields` parameter.
 * @throws AppError invalid_input when there are too many or one is invalid.
 */
export function fieldNames(parameter: string, value: unknown): FieldName[] {
  if (value === undefined) return [];
  if (typeof value !== "string") throw refused(parameter, "must be one list of names, separated by commas.");
  if (value.length > MAX_LENGTH) throw refused(parameter, `may have at most ${MAX_LENGTH} characters.`);
  const names = value.split(",").filter((name) => name.trim() !== "");
  if (names.length > MAX_NAMES) throw refused(parameter, `may have at most ${MAX_NAMES} names.`);
  return names.map((name) => fieldName(parameter, name));
}

/** Returns the error for an invalid parameter, with its name. */
export function refused(parameter: string, what: string): AppError {
  return new AppError("invalid_input", `\`${parameter}\` ${what}`);
}

function fieldName(parameter: string, text: string): FieldName {
  const bare = text.replace(/^[+\s-]+/, "").trim();
  const star = bare.startsWith("*") || bare.endsWith(".*");
  const path = bare.replace(/^\*|\.\*$/, "");
  if (!NAME.test(path)) throw notAField(parameter, text);
  const segments = path.split(".");
  // Medusa looks names up in plain objects, where it finds `constructor`.
  if (segments.some((segment) => Object.hasOwn(Object.prototype, segment))) throw notAField(parameter, text);
  const relations = star ? segments : segments.slice(0, -1);
  if (relations.length > MAX_DEPTH) {
    throw refused(
      parameter,
      `has \`${shorten(text)}\`; at most ${MAX_DEPTH} relations may follow each other.`,
    );
  }
  return { text: shorten(text), relations, last: star ? "*" : (segments.at(-1) ?? "") };
}

function notAField(parameter: string, text: string): AppError {
  return refused(parameter, `has \`${shorten(text)}\`, which is not the name of a field.`);
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
