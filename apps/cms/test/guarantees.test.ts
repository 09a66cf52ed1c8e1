import {
  type ApplyItem,
  type ApplyResult,
  contentImportResponseSchema,
  EVENT,
  type ProductFacts,
  type SyncEntity,
} from "@tandem/contracts";
import type { Payload, TypedUser } from "payload";
import type { Pool, PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { transaction } from "../src/connections/transaction";
import { saveVersion } from "../src/documents/save-version";
import { writeContent } from "../src/shopify-import/write-content";
import { applyPair } from "../src/sync/apply/pair";
import { rest } from "./world/callers";
import { serviceToken } from "./world/people";
import { type Cms, startCms } from "./world/start-cms";

let payload: Payload;
let pool: Pool;
let realm: Cms["realm"];
let stop: () => Promise<void> = async () => undefined;
let sync: typeof import("../src/sync/apply");
let snapshots: typeof import("../src/sync/snapshots");
let targets: typeof import("../src/sync/targets");
let revision = 1;
let editor: TypedUser;
const tenants: Record<string, string> = {};

const facts = (title: string): ProductFacts => ({
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

async function apply(
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

const product = (id: string, draft = true) =>
  payload
    .find({
      collection: "products",
      where: { medusaId: { equals: id } },
      draft,
      depth: 0,
      overrideAccess: true,
    })
    .then(({ docs }) => docs[0] ?? Promise.reject(new Error(`There is no product ${id}.`)));

const versions = async (id: string) =>
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
const stored = async (table: "products" | "categories", id: string): Promise<Stored> => {
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
const expectCopied = ({ live, version, content }: Stored) => {
  for (const [column, value] of Object.entries(live))
    expect([column, version[`version_${column}`]]).toEqual([column, value]);
  expect(content.version).toEqual(content.live);
};

const imported = (id: string, change: object = {}) => ({
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

async function importContent(...items: object[]): Promise<unknown[]> {
  const answer = await rest("POST", "/internal/import/content", {
    headers: { authorization: `Bearer ${await serviceToken({ realm }, ["sync:write"])}` },
    body: { tenant: "ten_a", correlationId: "test-import", items },
  });
  expect(answer.status).toBe(200);
  return contentImportResponseSchema.parse(answer.body).items.map(({ result }) => result);
}

const publicState = async (id: string) =>
  (await snapshots.readSnapshots(pool, { entity: "product", refs: [{ tenant: "ten_a", id }] })).items[0]
    ?.state;

const save = (id: string, data: object, draft: boolean) =>
  payload.update({
    collection: "products",
    id,
    data: { ...data, _status: draft ? "draft" : "published" },
    draft,
    depth: 0,
    overrideAccess: false,
    user: editor,
  });

const log = async () =>
  (await pool.query("select count(*)::int as n from integration.outbox where origin = 'local'")).rows[0].n;

beforeAll(async () => {
  ({ payload, realm, stop } = await startCms());
  pool = (await import("../src/connections/pool")).poolOf(payload);
  sync = await import("../src/sync/apply");
  snapshots = await import("../src/sync/snapshots");
  targets = await import("../src/sync/targets");
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
}, 120_000);
afterAll(() => stop());

describe("facts from Medusa", () => {
  test("facts create one mirror row and one draft stub, however often they are sent", async () => {
    expect(await apply("product", { id: "prod_1", state: facts("Cup") })).toBe("created");
    expect(await apply("product", { id: "prod_1", state: facts("Cup") })).toBe("unchanged");
    expect(await product("prod_1")).toMatchObject({ title: "Cup", _status: "draft", handle: "cup" });
    expect(await versions("prod_1")).toHaveLength(1);
    expect(await publicState("prod_1")).toBeNull();
  });

  test("facts older than the applied revision are not written", async () => {
    await apply("product", { id: "prod_old", state: facts("New") }, 1_000_000);
    expect(await apply("product", { id: "prod_old", state: facts("Old") }, 999_999)).toBe("stale");
  });

  test("facts of an unknown tenant are stale, and invalid facts are rejected", async () => {
    expect(await apply("product", { tenant: "ten_x", id: "prod_x", state: facts("X") })).toBe("stale");
    expect(await apply("product", { id: "prod_y", state: { title: "no facts" } })).toBe("rejected");
  });

  test("facts changed manually in SQL change the hash and can be repaired", async () => {
    await apply("product", { id: "prod_drift", state: facts("Drift") });
    const read = async () =>
      (
        await targets.readTargets(pool, { entity: "product", refs: [{ tenant: "ten_a", id: "prod_drift" }] })
      )[0];
    const before = await read();
    await pool.query(
      `update commerce_products set facts = facts || '{"handle":"hacked"}' where medusa_id = 'prod_drift'`,
    );
    expect((await read())?.hash).not.toBe(before?.hash);
    expect(await apply("product", { id: "prod_drift", state: facts("Drift") })).toBe("updated");
    expect((await read())?.hash).toBe(before?.hash);
  });

  test("a product deleted in Medusa is archived and can be restored with its content", async () => {
    await apply("product", { id: "prod_gone", state: facts("Gone") });
    await save((await product("prod_gone")).id, { title: "Gone" }, false);
    expect(await publicState("prod_gone")).not.toBeNull();
    expect(await apply("product", { id: "prod_gone", op: "archive" })).toBe("archived");
    expect(await publicState("prod_gone")).toBeNull();
    expect((await product("prod_gone")).archivedAt).toBeTruthy();
    expect(await apply("product", { id: "prod_gone", state: facts("Gone") })).toBe("updated");
    expect(await publicState("prod_gone")).not.toBeNull();
  });

  test("no write of the sync is logged as a local change", async () => {
    const before = await log();
    await apply("product", { id: "prod_1", state: { ...facts("Cup"), tags: ["silk"] } });
    await apply("product", {
      id: "prod_1",
      state: facts("Cup"),
      shared: { title: { from: "Cup", to: "Cup" } },
    });
    expect(await log()).toBe(before);
  });
});

describe("drafts", () => {
  test("a title from Medusa changes the published product and never the pending draft", async () => {
    await apply("product", { id: "prod_d", state: facts("One") });
    const { id } = await product("prod_d");
    await save(id, { title: "One" }, false);
    await save(id, { subtitle: "still thinking" }, true);
    const before = (await versions("prod_d")).at(-1);
    expect(
      await apply("product", {
        id: "prod_d",
        state: facts("Two"),
        shared: { title: { from: "One", to: "Two" } },
      }),
    ).toBe("updated");
    expect((await versions("prod_d")).at(-1)).toEqual(before);
    expect(await product("prod_d")).toMatchObject({
      title: "One",
      subtitle: "still thinking",
      _status: "draft",
    });
    expect(await product("prod_d", false)).toMatchObject({
      title: "Two",
      subtitle: null,
      _status: "published",
    });
    expect(await publicState("prod_d")).toMatchObject({ title: "Two", subtitle: null });
  });

  test("a title from Medusa is announced for a published product and not for a draft", async () => {
    const told = async (id: string) =>
      (
        await pool.query(
          "select topic, op, origin from integration.outbox where entity_id = $1 and origin = 'sync' and op = 'updated'",
          [id],
        )
      ).rows;
    const shared = { title: { from: "Before", to: "After" } };
    for (const id of ["prod_told", "prod_untold"]) await apply("product", { id, state: facts("Before") });
    await save((await product("prod_told")).id, { title: "Before" }, false);
    for (const id of ["prod_told", "prod_untold"])
      expect(await apply("product", { id, state: facts("After"), shared })).toBe("updated");
    expect(await told("prod_told")).toEqual([
      { topic: EVENT.productPublished, op: "updated", origin: "sync" },
    ]);
    expect(await told("prod_untold")).toEqual([]);
  });

  test("publishing a draft with its title unchanged keeps the live title that changed meanwhile", async () => {
    const draft = await product("prod_d");
    const published = await save(
      draft.id,
      { title: draft.title, titleBase: draft.titleBase, subtitle: "done" },
      false,
    );
    expect(published).toMatchObject({ title: "Two", subtitle: "done" });
  });

  test("a shared field that changed since it was read is not overwritten", async () => {
    expect(
      await apply("product", {
        id: "prod_d",
        state: facts("Two"),
        shared: { title: { from: "One", to: "Three" } },
      }),
    ).toBe("stale");
    expect(await publicState("prod_d")).toMatchObject({ title: "Two" });
  });

  test("publishing and unpublishing are announced, saving a draft is not", async () => {
    await apply("product", { id: "prod_t", state: facts("Told") });
    const { id } = await product("prod_t");
    const before = await log();
    await save(id, { subtitle: "a" }, true);
    expect(await log()).toBe(before);
    await save(id, { subtitle: "b" }, false);
    expect(await log()).toBe(before + 1);
    await payload.update({
      collection: "products",
      id,
      data: { _status: "draft" },
      overrideAccess: false,
      user: editor,
    });
    expect(await log()).toBe(before + 2);
    expect(await publicState("prod_t")).toBeNull();
  });
});

describe("content in bulk", () => {
  test("content that a product had in Medusa fills the only version of its stub", async () => {
    const seed = {
      html: "<p>Hand made.</p>",
      seo: { title: "Cup", description: "A cup." },
      images: [{ url: "https://shop.test/cup.png", alt: "A cup" }],
    };
    expect(await apply("product", { id: "prod_seed", state: facts("Seeded"), seed })).toBe("created");
    expect(await versions("prod_seed")).toMatchObject([{ latest: true, status: "draft", title: "Seeded" }]);
    const document = await stored("products", "prod_seed");
    expectCopied(document);
    expect(document.content.live).toMatchObject({
      locales: [{ _locale: "en", seo_title: "Cup", seo_description: "A cup." }],
      texts: [],
      rels: [{ path: "gallery", order: 1 }],
    });
    expect(JSON.stringify(document.content.live)).toContain("Hand made.");
    expect(document.live).toMatchObject({ title_base: "Seeded", untouched: true, import_hash: null });
  });

  test("the stub of a category has one version, which is a copy of it", async () => {
    const state = {
      name: "Cups",
      handle: "cups",
      parent: null,
      rank: 0,
      is_active: true,
      is_internal: false,
    };
    expect(await apply("category", { id: "pcat_1", state })).toBe("created");
    expect(await apply("category", { id: "pcat_1", state: { ...state, name: "Bowls" } })).toBe("updated");
    const { rows } = await pool.query("select id from _categories_v where version_medusa_id = 'pcat_1'");
    expect(rows).toHaveLength(1);
    const document = await stored("categories", "pcat_1");
    expectCopied(document);
    expect(document.live.commerce_id).toEqual(expect.any(String));
  });

  test("an import creates the document with one published version, and the sync links both to the mirror", async () => {
    expect(await importContent(imported("prod_i"))).toEqual(["created"]);
    expect(await versions("prod_i")).toMatchObject([
      { latest: true, status: "published", title: "Imported" },
    ]);
    expect((await stored("products", "prod_i")).live.commerce_id).toBeNull();
    expect(await apply("product", { id: "prod_i", state: facts("Imported") })).toBe("created");
    expect(await versions("prod_i")).toHaveLength(1);
    const document = await stored("products", "prod_i");
    expectCopied(document);
    expect(document.live.commerce_id).toEqual(expect.any(String));
    expect(document.content.live).toMatchObject({
      locales: [{ seo_title: "Silk cup", seo_description: "A cup." }],
      texts: [
        { path: "seo.keywords", text: "silk", locale: "en" },
        { path: "seo.keywords", text: "cup", locale: "en" },
      ],
      rels: [{ path: "gallery" }, { path: "gallery" }],
    });
  });

  test("a repeated import adds a version only for other content, and what is published stays published", async () => {
    expect(await importContent(imported("prod_i"))).toEqual(["unchanged"]);
    expect(await versions("prod_i")).toHaveLength(1);
    const before = await log();
    const next = imported("prod_i", {
      publish: false,
      images: [],
      seo: { title: "New", description: null, keywords: ["tin"] },
    });
    expect(await importContent(next, imported("prod_i_draft", { publish: false }))).toEqual([
      "updated",
      "created",
    ]);
    expect(await versions("prod_i")).toMatchObject([
      { latest: null, status: "published" },
      { latest: true, status: "published" },
    ]);
    expect(await versions("prod_i_draft")).toMatchObject([{ latest: true, status: "draft" }]);
    const document = await stored("products", "prod_i");
    expectCopied(document);
    expect(document.content.live).toMatchObject({
      locales: [{ seo_title: "New", seo_description: null }],
      texts: [{ text: "tin" }],
      rels: [],
    });
    expect(await publicState("prod_i")).toMatchObject({ seo: { title: "New" } });
    expect(await log()).toBe(before + 1);
  });

  test("an import keeps a document that an editor changed", async () => {
    await save((await product("prod_i")).id, { subtitle: "mine" }, false);
    const before = await versions("prod_i");
    expect(await importContent(imported("prod_i"))).toEqual(["kept"]);
    expect(await versions("prod_i")).toEqual(before);
  });

  test("the version of an import holds every field of its document, the link to the mirror included", async () => {
    await apply("product", { id: "prod_full", state: facts("Full") });
    await importContent(imported("prod_full"));
    await pool.query(
      `update products set subtitle = 'Sub', subtitle_base = 'Sub', commerce_id = null,
         seo_image_id = (select id from media limit 1) where medusa_id = 'prod_full'`,
    );
    expect(await importContent(imported("prod_full", { html: "<p>Linen.</p>" }))).toEqual(["updated"]);
    const document = await stored("products", "prod_full");
    expectCopied(document);
    expect(Object.entries(document.live).filter(([, value]) => value === null)).toEqual([]);
  });

  test("a saved version of a category holds every field of its document", async () => {
    await pool.query(
      `with picture as (select id from media limit 1), category as (
         update categories set image_id = picture.id, seo_image_id = picture.id from picture
         where medusa_id = 'pcat_1' returning categories.id
       ), words as (
         insert into categories_texts (parent_id, path, "order", text, locale)
         select id, 'seo.keywords', 1, 'cups', 'en' from category
       )
       insert into categories_locales (_parent_id, _locale, seo_title, seo_description, description)
       select id, 'ru', 'Cups', 'All cups.', '{}' from category`,
    );
    await transaction(pool, (client) =>
      saveVersion(client, "category", [{ home: tenants.a ?? "", id: "pcat_1" }]),
    );
    const document = await stored("categories", "pcat_1");
    expectCopied(document);
    expect(Object.entries(document.live).filter(([, value]) => value === null)).toEqual([]);
    expect(document.content.version).toMatchObject({
      locales: [{ seo_title: "Cups" }],
      texts: [{ text: "cups" }],
    });
  });

  test("a version is as new as the clock, however long its transaction has run", async () => {
    await apply("product", { id: "prod_clock", state: facts("Clock") });
    const key = { home: tenants.a ?? "", id: "prod_clock" };
    const { rows } = await transaction(pool, async (client) => {
      await client.query("select pg_sleep(0.05)");
      await saveVersion(client, "product", [key]);
      return client.query(
        "select updated_at > now() as later from _products_v where version_medusa_id = $1 and latest",
        [key.id],
      );
    });
    expect(rows).toEqual([{ later: true }]);
  });

  test.each([
    [
      "the sync",
      (client: PoolClient, ids: string[]) =>
        applyPair(
          client,
          "product",
          ids.map((id) => ({
            tenant: "ten_a",
            home: tenants.a ?? "",
            id,
            op: "upsert",
            state: facts(id),
            seed: { text: "Hand made.", images: [{ url: `https://shop.test/${id}.png` }] },
            correlationId: "test-batch",
          })),
          () => null,
        ),
    ],
    [
      "the import",
      (client: PoolClient, ids: string[]) =>
        writeContent(
          client,
          "ten_a",
          ids.map((id) => ({
            ...{ home: tenants.a ?? "", id, locale: "en", title: id, hash: id, publish: true },
            ...{ description: null, seo_title: id, seo_description: null, keywords: [id], media: [] },
          })),
          "test-batch",
        ),
    ],
  ])("a batch of many documents takes %s as many statements as a batch of one", async (writer, write) => {
    const statements = (ids: string[]) =>
      transaction(pool, async (client) => {
        const query = vi.spyOn(client, "query");
        await write(client, ids);
        const count = query.mock.calls.length;
        query.mockRestore();
        return count;
      });
    const ids = Array.from({ length: 20 }, (_, index) => `prod_${writer}_${index}`);
    const one = await statements([`prod_${writer}_one`]);
    expect(await statements(ids)).toBe(one);
    for (const id of ids) {
      expect(await versions(id)).toHaveLength(1);
      expectCopied(await stored("products", id));
    }
  });
});

describe("field ownership", () => {
  test("fields that Medusa owns keep their value, and the response lists the ignored ones", async () => {
    const { id } = await product("prod_1");
    const saved = await save(
      id,
      { medusaId: "prod_2", handle: "mine", variants: [], subtitle: "kept" },
      false,
    );
    expect(saved).toMatchObject({ medusaId: "prod_1", handle: "cup", subtitle: "kept" });
    expect(saved.ignoredFields).toMatchObject([
      { field: "handle" },
      { field: "variants" },
      { field: "medusa id" },
    ]);
  });

  test.each(["create", "update", "delete"] as const)(
    "users cannot %s rows of the mirror",
    async (operation) => {
      const mirror = { collection: "commerce-products", overrideAccess: false, user: editor } as const;
      const where = { medusaId: { equals: "prod_1" } };
      const attempt = {
        create: () =>
          payload.create({ ...mirror, data: { tenant: tenants.a ?? "", medusaId: "x", facts: {} } }),
        update: () => payload.update({ ...mirror, where, data: { facts: {} } }),
        delete: () => payload.delete({ ...mirror, where }),
      };
      await expect(attempt[operation]()).rejects.toMatchObject({ status: 403 });
    },
  );
});

describe("tenant isolation", () => {
  const asEditor = () => ({ overrideAccess: false, user: editor }) as const;
  const foreignPost = () =>
    payload.create({
      collection: "posts",
      data: { title: "B", slug: `b-${revision++}`, tenant: tenants.b ?? "", _status: "published" },
    });
  const foreignMedia = () =>
    payload.create({
      collection: "media",
      data: {
        tenant: tenants.b ?? "",
        fetchState: "external",
        sourceUrl: `https://b.test/${revision++}.png`,
      },
    });

  test("an editor cannot read, change or delete documents of another tenant", async () => {
    const { id } = await foreignPost();
    await expect(payload.findByID({ collection: "posts", id, ...asEditor() })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      payload.update({ collection: "posts", id, data: { title: "mine" }, ...asEditor() }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(payload.delete({ collection: "posts", id, ...asEditor() })).rejects.toMatchObject({
      status: 403,
    });
    const { docs } = await payload.find({ collection: "posts", pagination: false, ...asEditor() });
    expect(docs.map((doc) => doc.id)).not.toContain(id);
  });

  test("an editor cannot create a document in another tenant", async () => {
    const data = { title: "x", slug: "smuggled", tenant: tenants.b ?? "" };
    await expect(payload.create({ collection: "posts", data, ...asEditor() })).rejects.toMatchObject({
      status: 403,
    });
  });

  test("no field and no rich text can refer to another tenant's document", async () => {
    const { id: media } = await foreignMedia();
    const own = await payload.create({
      collection: "posts",
      data: { title: "A", slug: `a-${revision++}` },
      ...asEditor(),
    });
    const node = {
      type: "upload",
      version: 3,
      format: "" as const,
      relationTo: "media",
      value: media,
      fields: {},
      id: "1",
    };
    const content = {
      root: { type: "root", version: 1, direction: null, format: "" as const, indent: 0, children: [node] },
    };
    for (const data of [{ cover: media }, { seo: { image: media } }, { content }]) {
      await expect(
        payload.update({ collection: "posts", id: own.id, data, ...asEditor() }),
      ).rejects.toMatchObject({ status: 403 });
    }
  });

  test("a document cannot be moved to another tenant", async () => {
    const own = await payload.create({
      collection: "posts",
      data: { title: "A", slug: `a-${revision++}` },
      ...asEditor(),
    });
    await payload
      .update({ collection: "posts", id: own.id, data: { tenant: tenants.b ?? "" }, ...asEditor() })
      .catch(() => undefined);
    const after = await payload.findByID({ collection: "posts", id: own.id, depth: 0 });
    expect(after.tenant).toBe(tenants.a);
  });

  test.each(["products", "media", "pages", "stores", "users", "tenants", "commerce-products"] as const)(
    "an anonymous caller cannot read %s",
    async (collection) => {
      await expect(payload.find({ collection, overrideAccess: false })).rejects.toMatchObject({
        status: 403,
      });
    },
  );
});
