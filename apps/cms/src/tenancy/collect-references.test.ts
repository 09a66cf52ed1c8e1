import type { FlattenedField } from "payload";
import { expect, test } from "vitest";
import { collectReferences } from "./collect-references";

const upload = { name: "cover", type: "upload", relationTo: "media" };
const fields = [
  upload,
  { name: "gallery", type: "upload", relationTo: "media", hasMany: true },
  { name: "any", type: "relationship", relationTo: ["pages", "posts"] },
  { name: "group", type: "group", flattenedFields: [upload] },
  { name: "rows", type: "array", flattenedFields: [upload] },
  { name: "blocks", type: "blocks", blocks: [{ slug: "image", flattenedFields: [upload] }] },
  { name: "text", type: "richText", localized: true },
  { name: "title", type: "text" },
] as unknown as FlattenedField[];

const link = { root: { children: [{ type: "link", fields: { doc: { relationTo: "pages", value: "p" } } }] } };

test.each<[string, object, string[]]>([
  ["a single upload", { cover: "1" }, ["media:1"]],
  ["a populated upload", { cover: { id: "1", alt: "x" } }, ["media:1"]],
  ["a list of uploads", { gallery: ["1", { id: "2" }] }, ["media:1", "media:2"]],
  ["a relation to one of several collections", { any: { relationTo: "posts", value: "1" } }, ["posts:1"]],
  ["a reference inside a group", { group: { cover: "1" } }, ["media:1"]],
  ["references inside array rows", { rows: [{ cover: "1" }, { cover: "2" }] }, ["media:1", "media:2"]],
  ["a reference inside a block", { blocks: [{ blockType: "image", cover: "1" }] }, ["media:1"]],
  ["a link deep in rich text", { text: link }, ["pages:p"]],
  [
    "references in rich text of every language at once",
    { text: { en: link, ru: link } },
    ["pages:p", "pages:p"],
  ],
  ["nothing in plain fields", { title: "media:1" }, []],
])("collectReferences finds %s", (_name, data, found) => {
  expect(collectReferences(fields, data).map(({ collection, id }) => `${collection}:${id}`)).toEqual(found);
});
