import { LOCALES } from "@tandem/contracts";
import type { FlattenedField } from "payload";
import { isRecord } from "../fields/is-record";
import { type Reference, referencedId } from "./reference";

const isByLocale = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => LOCALES.some((locale) => locale === key));

/** A reference with the path of the field that contains it. */
interface FieldReference extends Reference {
  path: string;
}

/**
 * Returns every document that the data refers to: relationships and uploads at any depth, and links, uploads and
 * relations inside rich text. `data` may contain localized fields as plain values or by locale.
 */
export function collectReferences(
  fields: readonly FlattenedField[],
  data: unknown,
  parent = "",
): FieldReference[] {
  if (!isRecord(data)) return [];
  return fields.flatMap((field) => {
    const value = data[field.name];
    if (value === undefined || value === null) return [];
    const values =
      "localized" in field && field.localized && isByLocale(value) ? Object.values(value) : [value];
    return values.flatMap((each) => referencesOf(field, each, `${parent}${field.name}`));
  });
}

function referencesOf(field: FlattenedField, value: unknown, path: string): FieldReference[] {
  switch (field.type) {
    case "relationship":
    case "upload":
      return (Array.isArray(value) ? value : [value]).flatMap((each) => {
        if (typeof field.relationTo === "string") return at(path, reference(field.relationTo, each));
        return isRecord(each) ? at(path, reference(each.relationTo, each.value)) : [];
      });
    case "group":
    case "tab":
      return collectReferences(field.flattenedFields, value, `${path}.`);
    case "array":
      return (Array.isArray(value) ? value : []).flatMap((row, index) =>
        collectReferences(field.flattenedFields, row, `${path}.${index}.`),
      );
    case "blocks":
      return (Array.isArray(value) ? value : []).flatMap((row, index) => {
        const block = field.blocks.find(({ slug }) => isRecord(row) && slug === row.blockType);
        return block === undefined ? [] : collectReferences(block.flattenedFields, row, `${path}.${index}.`);
      });
    case "richText":
      return at(path, referencesInside(value));
    default:
      return [];
  }
}

const at = (path: string, references: readonly Reference[]): FieldReference[] =>
  references.map((each) => ({ ...each, path }));

function reference(collection: unknown, value: unknown): Reference[] {
  const id = referencedId(value);
  return typeof collection === "string" && id !== undefined ? [{ collection, id }] : [];
}

/** Returns the documents that a rich text refers to; nodes at any depth name them as `{ relationTo, value }`. */
export function referencesInside(node: unknown): Reference[] {
  if (Array.isArray(node)) return node.flatMap(referencesInside);
  if (!isRecord(node)) return [];
  const own = "relationTo" in node ? reference(node.relationTo, node.value) : [];
  return [...own, ...Object.values(node).flatMap(referencesInside)];
}
