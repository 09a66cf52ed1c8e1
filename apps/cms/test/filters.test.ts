import type { FlattenedField, SanitizedCollectionConfig } from "payload";
import { validOperators } from "payload/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, graphql, rest } from "./world/callers";
import { enrol } from "./world/people";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
/** A platform admin may filter by every field, also through relationships. */
let headers: Record<string, string>;

beforeAll(async () => {
  cms = await startCms();
  headers = await (await enrol(cms, "platform-admin")).session();
}, 180_000);
afterAll(() => cms?.stop());

const ID = "00000000-0000-4000-8000-000000000000";
/** Each value fits some fields and not others. */
const VALUES = ["x", "1", "true", "2026-11-28", ID, ["x", "y"], [ID], [], { x: "y" }, "null", "(", null];

/** Returns the path of every field, including those inside groups, lists, blocks, references and JSON. */
function pathsOf(fields: readonly FlattenedField[], parent = ""): string[] {
  return fields.flatMap((field) => {
    const path = `${parent}${field.name}`;
    const inLanguage = "localized" in field && field.localized ? [`${path}.ru`] : [];
    switch (field.type) {
      case "json":
      case "richText":
        return [path, ...inLanguage, `${path}.a`, `${path}.a.b`];
      case "relationship":
      case "upload":
        return [path, `${path}.id`, `${path}.value`, `${path}.relationTo`, `${path}.facts.a`];
      case "blocks":
        return [
          path,
          `${path}.blockType`,
          ...field.blocks.flatMap((block) => pathsOf(block.flattenedFields, `${path}.`)),
        ];
      default:
        return "flattenedFields" in field
          ? [path, ...pathsOf(field.flattenedFields, `${path}.`)]
          : [path, ...inLanguage];
    }
  });
}

const OF_EVERY_DOCUMENT = ["id", "_id", "createdAt", "nothing", "and", "or"];
const OF_EVERY_VERSION = [
  "id",
  "parent",
  "latest",
  "autosave",
  "snapshot",
  "publishedLocale",
  "version",
  "version.id",
];

type Where = Record<string, Record<string, unknown>>;

/** Returns every operator on every path, with a value that changes from one to the next. */
const filtersOn = (paths: readonly string[]): Where[] =>
  [...new Set(paths)].flatMap((path, at) =>
    validOperators.map((operator, nth) => ({
      [path]: { [operator]: VALUES[(at * 5 + nth) % VALUES.length] },
    })),
  );

const served = () => cms.payload.config.collections.filter(({ endpoints }) => endpoints !== false);
const query = (where: Where) => `where=${encodeURIComponent(JSON.stringify(where))}`;

/** Sends filters, a few at a time, and returns those that caused a 5xx. */
async function failing(
  filters: readonly Where[],
  send: (where: Where) => Promise<Answer>,
): Promise<string[]> {
  const failed: string[] = [];
  for (let done = 0; done < filters.length; done += 4)
    await Promise.all(
      filters.slice(done, done + 4).map(async (where) => {
        const { status, text } = await send(where);
        if (status >= 500) failed.push(`${JSON.stringify(where)}: ${status} ${text}`);
      }),
    );
  return failed;
}

/** One operator in four on each path, a different one on the next: every type of field meets every operator. */
const someOf = (filters: readonly Where[]) => filters.filter((_, at) => (at + Math.floor(at / 16)) % 4 === 0);

describe("filters", () => {
  const everyCollection = (
    paths: (collection: SanitizedCollectionConfig) => string[],
    send: (slug: string, where: Where) => Promise<Answer>,
    chosen = (filters: readonly Where[]) => filters,
  ) =>
    served().reduce<Promise<string[]>>(async (known, collection) => {
      const { slug } = collection;
      const filters = chosen(filtersOn(paths(collection)));
      const failed = await failing(filters, (where) => send(slug, where));
      return [...(await known), ...failed.map((each) => `${slug} ${each}`)];
    }, Promise.resolve([]));

  test("no operator on any field of a document causes a 500", async () => {
    const failed = await everyCollection(
      ({ flattenedFields }) => [...pathsOf(flattenedFields), ...OF_EVERY_DOCUMENT],
      (slug, where) => rest("GET", `/${slug}?depth=0&limit=1&${query(where)}`, { headers }),
    );
    expect(failed).toEqual([]);
  }, 600_000);

  test("no operator on any field of a version causes a 500", async () => {
    const failed = await everyCollection(
      ({ flattenedFields, versions }) =>
        versions ? [...pathsOf(flattenedFields, "version."), ...OF_EVERY_VERSION] : [],
      (slug, where) => rest("GET", `/${slug}/versions?depth=0&limit=1&${query(where)}`, { headers }),
      someOf,
    );
    expect(failed).toEqual([]);
  }, 600_000);
});

test("no sort key causes a 500", async () => {
  const failed: string[] = [];
  for (const { slug, flattenedFields } of served())
    for (const key of new Set([...pathsOf(flattenedFields), ...OF_EVERY_DOCUMENT])) {
      const { status, text } = await rest("GET", `/${slug}?depth=0&limit=1&sort=-${key}`, { headers });
      if (status >= 500) failed.push(`${slug} ${key}: ${text}`);
    }
  expect(failed).toEqual([]);
}, 240_000);

describe("filters that their field does not support", () => {
  const misfits: [slug: string, where: Where, ...words: string[]][] = [
    ["posts", { title: { near: "1,1" } }, "near", "like"],
    ["posts", { title: { all: "x" } }, "all"],
    ["posts", { content: { like: "x" } }, "exists"],
    ["posts", { "seo.keywords": { equals: "x" } }, "cannot be filtered"],
    ["posts", { seo: { equals: "x" } }, "a field with a value"],
    ["posts", { title: { like: ["x"] } }, "a string"],
    ["posts", { title: { equals: { x: "y" } } }, "a single value"],
    ["media", { id: { in: { x: "y" } } }, "a list"],
    ["posts", { cover: { like: "x" } }, "equals"],
    ["posts", { updatedAt: { like: "x" } }, "greater_than"],
    ["commerce-products", { "facts.title": { in: "x" } }, "[in][]"],
    ["commerce-products", { "facts.title": { contains: "x" } }, "like"],
    ["payload-locked-documents", { document: { equals: "x" } }, "relationTo"],
    // Payload would drop these, and find, change or delete more than the caller meant.
    ["posts", { title: { in: { a: "x" } } }, "a list"],
    ["hero-sections", { featured: { contains: { title: { equals: "x" } } } }, "a string"],
  ];

  test.each(misfits)("a filter on %s is refused with the fix: %j", async (slug, where, ...words) => {
    const versions = Object.fromEntries(
      Object.entries(where).map(([path, each]) => [`version.${path}`, each]),
    );
    const path = `/${slug}?${query(where)}`;
    const answers = [
      await rest("GET", path, { headers }),
      await rest("GET", `/${slug}?${query({ or: [{ and: [where] }] } as never)}`, { headers }),
      await rest("GET", `/${slug}/count?${query(where)}`, { headers }),
      await rest("PATCH", path, { headers, body: {} }),
      await rest("DELETE", path, { headers }),
      ...(slug === "posts" ? [await rest("GET", `/${slug}/versions?${query(versions)}`, { headers })] : []),
    ];
    for (const { status, text } of answers) {
      expect(status, text).toBe(400);
      for (const word of [...Object.keys(where), ...words]) expect(text).toContain(word);
    }
  });

  test("GraphQL refuses a filter that its field does not support", async () => {
    for (const where of ['updatedAt: { like: "2026-11-28T00:00:00Z" }', 'content: { like: "x" }']) {
      const { text } = await graphql(`{ Posts(where: { ${where} }) { totalDocs } }`, {}, headers);
      expect(text).toContain("cannot be filtered with `like`");
    }
  });
});

test("filters that the admin sends are accepted", async () => {
  for (const [slug, where] of [
    ["posts", { id: { like: "words" } }],
    ["posts", { title: { like: "some words" } }],
    ["posts", { "title.ru": { contains: "words" } }],
    ["posts", { id: { not_in: [ID] } }],
    ["posts", { cover: { exists: "true" } }],
    ["posts", { cover: { in: ID } }],
    ["posts", { tenant: { equals: ID } }],
    ["posts", { updatedAt: { greater_than_equal: "2026-11-28T00:00:00.000Z" } }],
    ["hero-sections", { featured: { contains: ID } }],
    ["hero-sections", { rank: { less_than: "3" } }],
    ["media", { mimeType: { in: ["image/png", "image/webp"] } }],
    ["commerce-products", { "facts.title": { equals: "words" } }],
    ["commerce-products", { "facts.title": { in: ["words", "more"] } }],
    ["payload-locked-documents", { "document.value": { equals: ID } }],
    ["payload-locked-documents", { "user.relationTo": { equals: "users" } }],
    ["payload-locked-documents", { document: { equals: { relationTo: "posts", value: ID } } }],
  ] as const) {
    const { status, text } = await rest("GET", `/${slug}?${query(where as Where)}`, { headers });
    expect(status, `${slug} ${JSON.stringify(where)} ${text}`).toBe(200);
  }
});
