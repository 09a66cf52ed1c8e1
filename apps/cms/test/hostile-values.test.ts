import { randomBytes } from "node:crypto";
import type { FlattenedField, SanitizedCollectionConfig } from "payload";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ONE_PER_TENANT } from "../src/tenancy/policies";
import { type Answer, rest } from "./world/callers";
import { NEW, type Shelf } from "./world/documents";
import { type Caller, enrol } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

/** Each lane sends one request at a time and changes documents of its own tenant. */
const LANES = ["first", "second", "third", "fourth"];

let cms: Cms;
let editor: Caller;
let headers: Record<string, string>;
let shelves: Shelf[];

beforeAll(async () => {
  cms = await startCms();
  shelves = await Promise.all(LANES.map(async (slug) => (await seedTenant(cms, { slug })).fill("words")));
  editor = await enrol(cms, "editor", ...LANES);
  headers = await editor.session();
}, 180_000);
afterAll(() => cms?.stop());

const UNKNOWN = "00000000-0000-4000-8000-000000000000";
const deep = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
const long = randomBytes(20_000).toString("base64");

/** A value of each JSON type, and those that programs confuse with something else. */
const VALUES: readonly unknown[] = [
  ...[
    {},
    { toString: 1 },
    { constructor: { name: 1 } },
    { length: 1e9 },
    { id: { toString: 1 } },
    { id: null },
  ],
  ...[
    [],
    [null],
    [[]],
    [{}],
    [1],
    [{ toString: 1 }],
    [{ blockType: "constructor" }],
    [{ blockType: "toString" }],
  ],
  ...[0, -1, 1e300, true, false, null, "", "x", "constructor", "__proto__", "null", "a\0b", "\ud800", long],
  ...[
    { relationTo: "constructor", value: UNKNOWN },
    { relationTo: "users", value: { toString: 1 } },
  ],
  ...[
    [{ id: { toString: 1 } }],
    [{ id: "a" }, { id: "a" }],
    { root: {} },
    { root: { children: {} } },
    deep(150),
  ],
];

/** Rich text nodes that refer to something that no editor can refer to. */
const NODES: readonly object[] = [
  "constructor",
  "__proto__",
  "users",
  "payload-jobs",
  "tenants",
  1,
  null,
  {},
].flatMap((relationTo) =>
  [UNKNOWN, { toString: 1 }, null, 1, [], "x"].flatMap((value) => [
    { type: "upload", version: 3, relationTo, value, fields: {} },
    { type: "link", version: 3, fields: { linkType: "internal", doc: { relationTo, value } }, children: [] },
  ]),
);
const hostile: readonly object[] = [
  ...NODES,
  ...[{ toString: 1 }, [], "x", 1, true].flatMap((doc) => [
    { type: "link", version: 3, fields: { linkType: "internal", doc }, children: [] },
    { type: "link", version: 3, fields: doc, children: [] },
    { type: "link", version: 3, fields: { linkType: doc, url: doc, newTab: doc, text: doc }, children: [] },
    { type: "upload", version: 3, relationTo: "media", value: doc, fields: doc },
    { type: "text", version: 1, text: doc, style: doc, mode: doc },
    { type: "paragraph", version: doc, children: [], textFormat: doc },
    { type: "heading", tag: doc, children: [] },
    { type: doc, children: [] },
    { type: "list", listType: doc, tag: "ul", start: doc, children: [{ type: "listitem", value: doc }] },
  ]),
];
const richText = (node: object) => ({
  root: {
    ...{ type: "root", version: 1, direction: null, format: "", indent: 0 },
    children: [
      node.constructor === Object && "text" in node ? { type: "paragraph", children: [node] } : node,
    ],
  },
});

interface Attack {
  path: string;
  body: Record<string, unknown>;
}

const SOME = 3;

/**
 * Returns documents with one hostile value each, for every field at any depth: the first field of a type meets every
 * value, each other one the next few. `turns` counts the values by type.
 */
function attacksOn(top: readonly FlattenedField[], turns: Map<string, number>): Attack[] {
  const some = ({ type }: FlattenedField): unknown[] => {
    const values = type === "richText" ? [...VALUES, ...hostile.map(richText)] : VALUES;
    const from = turns.get(type) ?? 0;
    const count = from === 0 ? values.length : SOME;
    turns.set(type, from + count);
    return Array.from({ length: count }, (_, at) => values[(from + at) % values.length]);
  };
  const inside = (
    fields: readonly FlattenedField[],
    parent: string,
    wrap: (own: object) => Record<string, unknown>,
  ): Attack[] =>
    fields.flatMap((field): Attack[] => {
      const path = `${parent}${field.name}`;
      const direct = some(field).map((value) => ({ path, body: wrap({ [field.name]: value }) }));
      switch (field.type) {
        case "group":
        case "tab":
          return [
            ...direct,
            ...inside(field.flattenedFields, `${path}.`, (own) => wrap({ [field.name]: own })),
          ];
        case "array":
          return [
            ...direct,
            ...inside(field.flattenedFields, `${path}.0.`, (own) => wrap({ [field.name]: [own] })),
          ];
        case "blocks":
          return [
            ...direct,
            ...field.blocks.flatMap(({ flattenedFields, slug }) =>
              inside(flattenedFields, `${path}.0.`, (own) =>
                wrap({ [field.name]: [{ blockType: slug, ...own }] }),
              ),
            ),
          ];
        default:
          return direct;
      }
    });
  return inside(top, "", (own) => ({ ...own }));
}

/** Returns the id of a document that the editor may change, or of none. */
function idIn(slug: string, { ids, tenant }: Shelf): string {
  if (slug === "tenants") return tenant;
  if (slug === "users") return editor.userId;
  return new Map<string, string>(Object.entries(ids)).get(slug) ?? UNKNOWN;
}

/** Changes and creates a document with each value; returns the responses that are a 5xx or do not name the field. */
async function failing({ slug, versions }: SanitizedCollectionConfig, attacks: readonly Attack[]) {
  const failed: string[] = [];
  const draft = versions ? "&draft=true" : "";
  const onePerTenant: ReadonlySet<string> = ONE_PER_TENANT;
  const valid = new Map(Object.entries(NEW)).get(slug);
  const judge = (method: string, { path, body }: Attack, { status, text }: Answer) => {
    const [field = ""] = path.split(".");
    const names = slug === "media" && field === "url" ? "file" : field;
    if (status >= 500 || (status === 400 && !text.includes(names)))
      failed.push(`${method} ${slug} ${path} ${JSON.stringify(body).slice(0, 300)}: ${status} ${text}`);
  };
  await Promise.all(
    shelves.map(async (shelf, lane) => {
      const url = `/${slug}/${idIn(slug, shelf)}?depth=0${draft}`;
      for (const attack of attacks.filter((_, at) => at % LANES.length === lane)) {
        const { body } = attack;
        judge("PATCH", attack, await rest("PATCH", url, { headers, body }));
        // A second document of these would be refused for its tenant.
        if (onePerTenant.has(slug)) continue;
        const made = { ...valid?.("words"), tenant: shelf.tenant, ...body };
        judge("POST", attack, await rest("POST", `/${slug}?depth=0`, { headers, body: made }));
      }
    }),
  );
  return failed;
}

test("no value of any field of any collection causes a 5xx, and a refusal names the field", async () => {
  const turns = new Map<string, number>();
  const failed: string[] = [];
  for (const collection of cms.payload.config.collections)
    failed.push(...(await failing(collection, attacksOn(collection.flattenedFields, turns))));
  expect(failed).toEqual([]);
}, 900_000);

test("a value of the wrong type is refused at the path of its field, in drafts too", async () => {
  const { ids } = shelves[0] ?? { ids: { pages: "", posts: "" } };
  for (const [slug, path, body] of [
    ["pages", "blocks.0.blockType", { blocks: [{ blockType: "constructor" }] }],
    ["pages", "blocks.0.blockType", { blocks: [{ blockType: "__proto__" }] }],
    [
      "pages",
      "blocks.1.links.0.label",
      { blocks: [{ blockType: "faq" }, { blockType: "call-to-action", links: [{ label: {} }] }] },
    ],
    ["posts", "cover", { cover: { toString: 1 } }],
    ["posts", "title", { title: "a\0b" }],
    ["posts", "seo", { seo: null }],
    ["posts", "publishedAt", { publishedAt: "soon" }],
    ["posts", "_status", { _status: "constructor" }],
    ["posts", "slug", { slug: long }],
  ] as const)
    for (const query of ["", "?draft=true"]) {
      const { status, text } = await rest("PATCH", `/${slug}/${ids[slug]}${query}`, { headers, body });
      expect(status, text).toBe(400);
      expect(text).toContain(`"path":"${path}"`);
    }
});
