import type { FlattenedField } from "payload";

const MADE_BY_PAYLOAD: ReadonlySet<string> = new Set(["id", "blockName"]);

type Row = Record<string, unknown>;

/** A field of a document that has a value of its own in every language. */
export interface LocalizedField {
  path: readonly string[];
  field: FlattenedField;
}

const text = (value: string) => ({
  root: {
    type: "root",
    version: 1,
    direction: null,
    format: "",
    indent: 0,
    children: [{ type: "paragraph", version: 1, children: [{ type: "text", version: 1, text: value }] }],
  },
});

/** Returns a rich text that no editor creates: its list would be rendered as a script. */
export const hostileRichText = (script: string) => ({
  root: {
    ...text("").root,
    children: [
      { type: "list", tag: "script", version: 1, children: [{ type: "text", version: 1, text: script }] },
    ],
  },
});

/** Returns values for every field, one row of every array and block; `ids` are targets for relations. */
export function sample(fields: readonly FlattenedField[], ids: Readonly<Record<string, string>>): Row {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = sampleOf(field, ids);
      return value === undefined || "virtual" in field || MADE_BY_PAYLOAD.has(field.name)
        ? []
        : [[field.name, value]];
    }),
  );
}

function sampleOf(field: FlattenedField, ids: Readonly<Record<string, string>>): unknown {
  switch (field.type) {
    case "text":
      return field.name === "href" ? "/products" : field.hasMany ? ["word"] : "words";
    case "textarea":
      return "words";
    case "richText":
      return text("words");
    case "group":
      return sample(field.flattenedFields, ids);
    case "array":
      return [sample(field.flattenedFields, ids)];
    case "blocks":
      return field.blocks.map((block) => ({ blockType: block.slug, ...sample(block.flattenedFields, ids) }));
    case "select":
      return typeof field.options[0] === "string" ? field.options[0] : field.options[0]?.value;
    case "upload":
    case "relationship": {
      const id = typeof field.relationTo === "string" ? ids[field.relationTo] : undefined;
      return id !== undefined && field.hasMany ? [id] : id;
    }
    default:
      return undefined;
  }
}

/** Returns every localized field of a document from `sample`, with the path of its value. */
export function localizedFields(
  fields: readonly FlattenedField[],
  path: readonly string[] = [],
): LocalizedField[] {
  return fields.flatMap((field): LocalizedField[] => {
    const own = [...path, field.name];
    if ("localized" in field && field.localized) return [{ path: own, field }];
    if (field.type === "group") return localizedFields(field.flattenedFields, own);
    if (field.type === "array") return localizedFields(field.flattenedFields, [...own, "0"]);
    if (field.type === "blocks")
      return field.blocks.flatMap((block, at) =>
        localizedFields(block.flattenedFields, [...own, String(at)]),
      );
    return [];
  });
}
