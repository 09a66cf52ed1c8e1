import {
  type FieldOwnership,
  fieldsOwnedBy,
  OWNERSHIP,
  SYNC_ENTITIES,
  type SyncEntity,
} from "@tandem/contracts";
import type { CollectionSlug, FlattenedField } from "payload";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { rest } from "./world/callers";
import { fillShelf } from "./world/documents";
import { enrol } from "./world/people";
import { type Cms, startCms } from "./world/start-cms";

/** Where editors find each entity, and the mirror of its facts when it has one. */
const COLLECTIONS = {
  product: { documents: "products", mirror: "commerce-products" },
  category: { documents: "categories", mirror: "commerce-categories" },
  tenant: { documents: "tenants", mirror: null },
  store: { documents: "stores", mirror: null },
} as const satisfies Record<SyncEntity, { documents: CollectionSlug; mirror: CollectionSlug | null }>;

/** Fields of a document that are about the document in Payload and never cross. */
const OWN_TO_PAYLOAD: Record<SyncEntity, readonly string[]> = {
  product: ["commerce", "titleBase", "subtitleBase", "untouched", "importHash", "_status"],
  category: ["commerce", "_status"],
  tenant: [],
  store: ["archivedAt"],
};
/** Values that a field's type accepts, where a plain text is none. */
const FORGED: Readonly<Record<string, unknown>> = { regions: ["forged"], status: "suspended" };
const EVERYWHERE: readonly string[] = ["id", "createdAt", "updatedAt"];

let cms: Cms;
let headers: Record<string, string>;
let documents: Record<SyncEntity, string>;

beforeAll(async () => {
  cms = await startCms();
  const { poolOf } = await import("../src/connections/pool");
  const { rows } = await poolOf(cms.payload).query<{ id: string }>(
    "insert into tenants (medusa_id, name, slug, status) values ('ten_a', 'a', 'ours', 'active') returning id::text",
  );
  const tenant = rows[0]?.id ?? "";
  const { ids } = await fillShelf(cms.payload, tenant, "ours");
  documents = { product: ids.products, category: ids.categories, tenant, store: ids.stores };
  headers = await (await enrol(cms, "owner", "ours")).session();
}, 300_000);
afterAll(() => cms?.stop());

/** Returns the stored fields of a collection, those in groups whose inside has owners of its own included, by path. */
function fieldsOf(slug: CollectionSlug): { path: string; readOnly: boolean }[] {
  const isStored = (field: FlattenedField) => !("virtual" in field && field.virtual);
  return cms.payload.collections[slug].config.flattenedFields.filter(isStored).flatMap((field) => {
    const inner = OWNERSHIP.some(({ payload }) => payload?.startsWith(`${field.name}.`) === true);
    const listed = inner && "flattenedFields" in field ? field.flattenedFields : [field];
    return listed.map((each) => ({
      path: inner ? `${field.name}.${each.name}` : each.name,
      readOnly: each.admin !== undefined && "readOnly" in each.admin && each.admin.readOnly === true,
    }));
  });
}

const entryOf = (entity: SyncEntity, path: string): FieldOwnership | undefined =>
  OWNERSHIP.find((entry) => entry.entity === entity && entry.payload === path);

describe.each(SYNC_ENTITIES)("the document of a %s", (entity) => {
  const { documents: slug, mirror } = COLLECTIONS[entity];

  test("every field has an owner, and every place that the table of owners names exists", () => {
    const paths = fieldsOf(slug).map(({ path }) => path);
    const unowned = paths.filter(
      (path) =>
        entryOf(entity, path) === undefined && ![...OWN_TO_PAYLOAD[entity], ...EVERYWHERE].includes(path),
    );
    expect(unowned).toEqual([]);
    const named = OWNERSHIP.filter((entry) => entry.entity === entity).flatMap(
      ({ payload }) => payload ?? [],
    );
    expect(named.filter((path) => !paths.includes(path))).toEqual([]);
  });

  test("the admin shows exactly the fields that Medusa owns as read-only", () => {
    const owned = fieldsOf(slug).filter(({ path }) => entryOf(entity, path) !== undefined);
    const readOnly = owned.filter((field) => field.readOnly).map(({ path }) => path);
    const medusas = fieldsOwnedBy(entity, "medusa").flatMap(({ payload }) =>
      // The tenant of a document is set once; `confineToTenant` keeps it and a selector shows it.
      payload === null || payload === "tenant" ? [] : [payload],
    );
    expect(readOnly.sort()).toEqual(medusas.sort());
  });

  test("a write to any field that Medusa owns leaves its value and is reported", async () => {
    const owned = fieldsOwnedBy(entity, "medusa").filter(({ field }) => field !== "tenant");
    const body = Object.fromEntries(
      owned.flatMap(({ payload, state }) => {
        const key = payload ?? state;
        return key === null ? [] : [[key, FORGED[key] ?? "forged"]];
      }),
    );
    const path = `/${slug}/${documents[entity]}?depth=0`;
    const before = await rest("GET", path, { headers });
    const saved = await rest("PATCH", path, { headers, body });
    expect(saved.status).toBe(200);
    const { doc } = docSchema.parse(saved.body);
    for (const key of Object.keys(body)) expect(doc[key], key).toEqual(before.body[key]);
    expect(doc.ignoredFields.map(({ field }) => field).sort()).toEqual(
      owned.map(({ field }) => field).sort(),
    );
  });

  test.skipIf(mirror === null)("every field of its mirror is read-only", () => {
    const editable = mirror === null ? [] : fieldsOf(mirror).filter((field) => !field.readOnly);
    const paths = editable.map(({ path }) => path);
    expect(paths.filter((path) => ![...EVERYWHERE, "tenant"].includes(path))).toEqual([]);
  });
});

const docSchema = z.object({
  doc: z.looseObject({ ignoredFields: z.array(z.object({ field: z.string() })) }),
});
