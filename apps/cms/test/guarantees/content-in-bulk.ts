import type { PoolClient } from "pg";
import { describe, expect, test, vi } from "vitest";
import { transaction } from "../../src/connections/transaction";
import { saveVersion } from "../../src/documents/save-version";
import { writeContent } from "../../src/shopify-import/write-content";
import { applyPair } from "../../src/sync/apply/pair";
import {
  apply,
  expectCopied,
  facts,
  importContent,
  imported,
  log,
  pool,
  product,
  publicState,
  save,
  stored,
  tenants,
  versions,
} from "./world";

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
