import {
  type ApplyItem,
  type ApplyResult,
  contentImportResponseSchema,
  type ProductFacts,
  type SyncEntity,
} from "@tandem/contracts";
import type { Payload, TypedUser } from "payload";
import type { Pool } from "pg";
import { expect } from "vitest";
import { rest } from "../world/callers";
import { serviceToken } from "../world/people";
import { type Cms, startCms } from "../world/start-cms";

export let payload: Payload;
export let pool: Pool;
let realm: Cms["realm"];
export let stop: () => Promise<void> = async () => undefined;
let sync: typeof import("../../src/sync/apply");
let snapshots: typeof import("../../src/sync/snapshots");
export let targets: typeof import("../../src/sync/targets");
let revision = 1;
/** Returns a number that no earlier call returned. */
export const nextNumber = () => revision++;
export let editor: TypedUser;
export const tenants: Record<string, string> = {};

export const facts = (title: string): ProductFacts => ({
  title,
  subtitle: null,
  handle: "cup",
  status: "published",
  options: [],
  variants: [],
  categories: [],
  tags: [],
  collection: null,
  type: null,
  thumbnail: null,
  weight: null,
});

export async function apply(
  entity: SyncEntity,
  item: Partial<ApplyItem> & { id: string },
  at = revision++,
): Promise<ApplyResult["result"] | undefined> {
  const answer = await sync.apply(payload, {
    entity,
    revision: { epoch: "test", value: String(at) },
    items: [{ tenant: "ten_a", op: "upsert", correlationId: "test-correlation", ...item }],
  });
  return answer.items[0]?.result;
}

export const product = (id: string, draft = true) =>
  payload
    .find({
      collection: "products",
      where: { medusaId: { equals: id } },
      draft,
      depth: 0,
      overrideAccess: true,
    })
    .then(({ docs }) => docs[0] ?? Promise.reject(new Error(`There is no product ${id}.`)));

export const versions = async (id: string) =>
  (
    await pool.query(
      `select v.id, v.latest, v.version__status as status, v.version_title as title, v.updated_at::text as updated
       from _products_v v join products p on p.id = v.parent_id where p.medusa_id = $1 order by v.created_at, v.id`,
      [id],
    )
  ).rows;

type Row = Record<string, unknown>;
interface Stored {
  live: Row;
  version: Row;
  /** Content of the live row and of the version: texts in every language, keywords, gallery. */
  content: { live: unknown; version: unknown };
}

/** Returns a document and its newest version exactly as stored. */
export const stored = async (table: "products" | "categories", id: string): Promise<Stored> => {
  const rows = (name: string, own: string, parent: string, order: string) =>
    `(select coalesce(jsonb_agg(to_jsonb(x) - 'id' - '${own}' order by ${order}), '[]') from ${name} x where x.${own} = ${parent})`;
  const content = (prefix: string, parent: string) => `jsonb_build_object(
    'locales', ${rows(`${prefix}_locales`, "_parent_id", parent, "x._locale")},
    'texts', ${rows(`${prefix}_texts`, "parent_id", parent, 'x."order"')}
    ${table === "products" ? `, 'rels', ${rows(`${prefix}_rels`, "parent_id", parent, 'x."order"')}` : ""})`;
  const { rows: found } = await pool.query<{
    live: Row;
    version: Row;
    live_content: Row;
    version_content: Row;
  }>(
    `select to_jsonb(d) - 'id' as live, to_jsonb(v) as version,
       ${content(table, "d.id")} as live_content, ${content(`_${table}_v`, "v.id")} as version_content
     from ${table} d join _${table}_v v on v.parent_id = d.id and v.latest where d.medusa_id = $1`,
    [id],
  );
  const [row] = found;
  if (row === undefined || found.length > 1) throw new Error(`${id} has ${found.length} newest versions.`);
  const ofVersion: unknown = JSON.parse(
    JSON.stringify(row.version_content).replaceAll('"version_', '"').replaceAll('"version.', '"'),
  );
  return { live: row.live, version: row.version, content: { live: row.live_content, version: ofVersion } };
};

/** Expects the newest version to hold every column and all content of its document. */
export const expectCopied = ({ live, version, content }: Stored) => {
  for (const [column, value] of Object.entries(live))
    expect([column, version[`version_${column}`]]).toEqual([column, value]);
  expect(content.version).toEqual(content.live);
};

export const imported = (id: string, change: object = {}) => ({
  id,
  title: "Imported",
  html: "<p>Silk.</p>",
  seo: { title: "Silk cup", description: "A cup.", keywords: ["silk", "cup"] },
  images: [
    { source: "demo:front.png", alt: "Front" },
    { source: "demo:back.png", alt: null },
  ],
  publish: true,
  ...change,
});

export async function importContent(...items: object[]): Promise<unknown[]> {
  const answer = await rest("POST", "/internal/import/content", {
    headers: { authorization: `Bearer ${await serviceToken({ realm }, ["sync:write"])}` },
    body: { tenant: "ten_a", correlationId: "test-import", items },
  });
  expect(answer.status).toBe(200);
  return contentImportResponseSchema.parse(answer.body).items.map(({ result }) => result);
}

export const publicState = async (id: string) =>
  (await snapshots.readSnapshots(pool, { entity: "product", refs: [{ tenant: "ten_a", id }] })).items[0]
    ?.state;

export const save = (id: string, data: object, draft: boolean) =>
  payload.update({
    collection: "products",
    id,
    data: { ...data, _status: draft ? "draft" : "published" },
    draft,
    depth: 0,
    overrideAccess: false,
    user: editor,
  });

export const log = async () =>
  (await pool.query("select count(*)::int as n from integration.outbox where origin = 'local'")).rows[0].n;

/** Starts a CMS with two tenants, which the sync created, and an editor of the first. */
export async function start(): Promise<void> {
  ({ payload, realm, stop } = await startCms());
  pool = (await import("../../src/connections/pool")).poolOf(payload);
  sync = await import("../../src/sync/apply");
  snapshots = await import("../../src/sync/snapshots");
  targets = await import("../../src/sync/targets");
  for (const slug of ["a", "b"]) {
    const id = `ten_${slug}`;
    await apply("tenant", { tenant: id, id, state: { name: slug, slug: `shop-${slug}`, status: "active" } });
    const { docs } = await payload.find({ collection: "tenants", where: { medusaId: { equals: id } } });
    tenants[slug] = String(docs[0]?.id);
  }
  const user = await payload.create({
    collection: "users",
    data: {
      email: "editor@a.test",
      password: "correct horse",
      platformRole: null,
      tenants: [{ tenant: tenants.a ?? "", roles: ["editor"] }],
    },
  });
  editor = {
    ...(await payload.findByID({ collection: "users", id: user.id, depth: 0 })),
    collection: "users",
  };
}
