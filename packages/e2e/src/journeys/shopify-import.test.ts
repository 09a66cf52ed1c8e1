import { createReadStream } from "node:fs";
import { type ProductFacts, productFactsSchema } from "@tandem/contracts";
import { parse } from "csv-parse";
import { beforeAll, describe, expect, test } from "vitest";
import { call } from "../support/http.ts";
import type { Shop } from "../support/medusa.ts";
import { importShopify, root } from "../support/shopify.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

const catalog = (brand: string) => `${root}infra/dev/demo/${brand}/products.csv`;

interface Expected {
  title: string;
  tags: string[];
  options: Record<string, string[]>;
  variants: { price: string; options: Record<string, string> }[];
}

/** Reads an export without the importer's code, so that the result is compared with the file itself. */
async function readExport(file: string): Promise<Map<string, Expected>> {
  const products = new Map<string, Expected>();
  const names = new Map<string, string[]>();
  for await (const row of createReadStream(file).pipe(parse({ columns: true, bom: true }))) {
    const cell = (column: string): string => String(row[column] ?? "");
    const handle = cell("Handle");
    const product = products.get(handle) ?? { title: cell("Title"), tags: [], options: {}, variants: [] };
    if (!products.has(handle)) {
      products.set(handle, product);
      product.tags = cell("Tags")
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean)
        .sort();
      names.set(
        handle,
        [1, 2, 3].map((n) => cell(`Option${n} Name`)).filter((name) => name !== ""),
      );
    }
    if (cell("Variant Price") === "") continue;
    const options: Record<string, string> = {};
    for (const [index, name] of (names.get(handle) ?? []).entries()) {
      const value = cell(`Option${index + 1} Value`);
      if (name === "Title" && value === "Default Title") continue;
      options[name] = value;
      product.options[name] = [...new Set([...(product.options[name] ?? []), value])];
    }
    product.variants.push({ price: String(Number(cell("Variant Price"))), options });
  }
  return products;
}

let world: World;
let first: Shop;
let second: Shop;

const importFile = (tenant: string, file: string) => importShopify(world.stack, tenant, file);

async function mirrored(shop: Shop): Promise<Map<string, ProductFacts>> {
  const tenant = await world.cms.one("tenants", { medusaId: shop.tenant.id });
  const mirrors = await world.cms.find("commerce-products", { tenant: String(tenant.id) });
  return new Map(
    mirrors.map((mirror) => productFactsSchema.parse(mirror.facts)).map((facts) => [facts.handle, facts]),
  );
}

beforeAll(async () => {
  world = await enterWorld();
  first = await world.newShop("First Shop", "uzs");
  second = await world.newShop("Second Shop", "usd");
});

describe("A Shopify import", () => {
  test.each<[string, () => Shop]>([
    ["saffron", () => first],
    ["northbeam", () => second],
  ])(
    "every product, option, variant, price and tag of the %s export is in Payload as in the file",
    async (brand, shop) => {
      const { code, output } = await importFile(shop().tenant.slug, catalog(brand));
      expect(output).not.toMatch(/rejected rows\s+[1-9]/i);
      expect(code, output).toBe(0);
      await settle(world.admin, 120_000);

      const expected = await readExport(catalog(brand));
      const arrived = await mirrored(shop());
      expect([...arrived.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [handle, want] of expected) {
        const got = arrived.get(handle);
        expect(got?.title).toBe(want.title);
        expect([...(got?.tags ?? [])].sort(), `tags of ${handle}`).toEqual(want.tags);
        const seen = (got?.variants ?? []).map((variant) => ({
          price: variant.prices.find((price) => price.currency === shop().store.default_currency)?.amount,
          options: Object.fromEntries(
            Object.entries(variant.options).filter(([, value]) => value !== "Default Title"),
          ),
        }));
        expect(seen.length, `variants of ${handle}`).toBe(want.variants.length);
        expect(seen, `variants of ${handle}`).toEqual(expect.arrayContaining(want.variants));
      }
    },
    300_000,
  );

  test("each storefront shows only its own catalog", async () => {
    const ours = [...(await mirrored(first)).keys()][0] ?? "";
    const page = (shop: Shop) => call(`${world.stack.urls.storefront}/products/${ours}`, { host: shop.host });
    expect((await page(first)).status).toBe(200);
    expect((await page(second)).status).toBe(404);
  });

  test("the newest version that an editor opens is the published one, images included", async () => {
    const behind = await world.query(
      "payload",
      `select product.title, newest.version__status, newest.latest
       from products product
       join tenants tenant on tenant.id = product.tenant_id
       cross join lateral (
         select * from _products_v version where version.parent_id = product.id order by version.created_at desc limit 1
       ) newest
       where tenant.medusa_id = any($1)
         and (newest.latest is not true or newest.version__status <> 'published'
              or (select count(*) from _products_v_rels picture where picture.parent_id = newest.id)
                 <> (select count(*) from products_rels picture where picture.parent_id = product.id))`,
      [[first.tenant.id, second.tenant.id]],
    );
    expect(behind).toEqual([]);
  });

  test("repeating an import changes nothing", async () => {
    const heads = async () => [
      await world.query("medusa", "select max(seq) as seq from integration.outbox"),
      await world.query("payload", "select max(seq) as seq from integration.outbox"),
    ];
    await settle(world.admin);
    const before = await heads();
    const { code, output } = await importFile(first.tenant.slug, catalog("saffron"));
    expect(code, output).toBe(0);
    await settle(world.admin);
    expect(await heads()).toEqual(before);
  }, 180_000);

  test("an import for an unknown tenant is refused with the tenant's name", async () => {
    const { code, output } = await importFile("nobody-here", catalog("saffron"));
    expect(code).toBe(1);
    expect(output).toContain("nobody-here");
  });
});
