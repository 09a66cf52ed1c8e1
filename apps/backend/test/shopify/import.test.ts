import { IMPORT_PATHS, type ImportLine, importLineSchema } from "@tandem/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { type Cells, exportOf } from "../../src/shopify-import/read-export.fixture";
import { call, pool, stack } from "../support/client";
import { seedTenant } from "../support/seed-tenant";

afterAll(() => pool.end());

const CATALOG: Cells[] = [
  {
    Handle: "linen-shirt",
    Title: "Linen Shirt",
    "Body (HTML)": "<p>Soft.</p>",
    Type: "Shirts",
    Tags: "linen, summer",
    "Option1 Name": "Size",
    "Option1 Value": "S",
    "Option2 Name": "Colour",
    "Option2 Value": "Sand",
    "Variant SKU": "LS-1",
    "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": "7",
    "Variant Price": "42.50",
    "Variant Compare At Price": "55",
    "Image Src": "https://cdn.test/shirt.jpg",
    "Image Alt Text": "Shirt",
  },
  {
    Handle: "linen-shirt",
    "Option1 Value": "M",
    "Option2 Value": "Sand",
    "Variant SKU": "LS-2",
    "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": "0",
    "Variant Price": "42.50",
  },
  {
    Handle: "clay-cup",
    Title: "Clay Cup",
    Type: "Cups",
    Tags: "clay",
    "Variant SKU": "CC-1",
    "Variant Price": "9",
  },
];

async function importCsv(tenant: string, csv: string): Promise<ImportLine[]> {
  const response = await fetch(`${stack.backend}${IMPORT_PATHS.shopify}?tenant=${tenant}`, {
    method: "POST",
    headers: { authorization: `Bearer ${stack.tokens.admin}`, "content-type": "text/csv" },
    body: csv,
  });
  expect(response.status).toBe(200);
  const lines = (await response.text()).trim().split("\n");
  return lines.map((line) => importLineSchema.parse(JSON.parse(line)));
}

const done = (lines: readonly ImportLine[]) => lines.find((line) => line.type === "done");
const rowIssues = (lines: readonly ImportLine[]) =>
  lines.filter((line) => line.type === "issue" && line.kind === "row");

async function factsOf(tenant: string) {
  const { rows } = await pool.query(
    "select state from integration.product_facts where tenant = $1 order by state ->> 'handle'",
    [tenant],
  );
  return rows.map((row) => row.state);
}
async function logHead(): Promise<string> {
  const { rows } = await pool.query("select coalesce(max(seq), 0)::text as seq from integration.outbox");
  return rows[0].seq;
}

describe("importing a Shopify export", () => {
  test("an import creates every product, option, variant, price, tag and stock level; repeating it changes nothing", async () => {
    const shop = await seedTenant();
    expect(done(await importCsv(shop.slug, exportOf(CATALOG)))).toMatchObject({
      rows: 3,
      created: 2,
      rejected_rows: 0,
    });
    expect(await factsOf(shop.tenant)).toMatchObject([
      {
        handle: "clay-cup",
        status: "published",
        tags: ["clay"],
        type: "Cups",
        categories: [{ name: "Cups", handle: "cups" }],
        options: [{ title: "Title", values: ["Default Title"] }],
        variants: [
          {
            sku: "CC-1",
            manage_inventory: false,
            available: null,
            prices: [{ currency: "usd", amount: "9" }],
          },
        ],
      },
      {
        handle: "linen-shirt",
        tags: ["linen", "summer"],
        thumbnail: "https://cdn.test/shirt.jpg",
        options: [
          { title: "Size", values: ["S", "M"] },
          { title: "Colour", values: ["Sand"] },
        ],
        variants: [
          {
            sku: "LS-1",
            options: { Size: "S", Colour: "Sand" },
            available: 7,
            compare_at: { usd: "55" },
            prices: [{ amount: "42.5" }],
          },
          { sku: "LS-2", options: { Size: "M", Colour: "Sand" }, available: 0, compare_at: {} },
        ],
      },
    ]);

    const before = await logHead();
    expect(done(await importCsv(shop.slug, exportOf(CATALOG)))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
    expect(await logHead()).toBe(before);
  });

  test("two tenants can import the same file, under the same handles", async () => {
    const [first, second] = [await seedTenant(), await seedTenant()];
    for (const shop of [first, second])
      expect(done(await importCsv(shop.slug, exportOf(CATALOG)))).toMatchObject({
        created: 2,
        rejected_rows: 0,
      });
    for (const shop of [first, second])
      expect((await factsOf(shop.tenant)).map((facts) => facts.handle)).toEqual(["clay-cup", "linen-shirt"]);
    const { rows } = await pool.query(
      `select count(distinct l.tenant_id)::int as tenants from product_tags pt join tenant_product l on l.product_id = pt.product_id
       where l.tenant_id = any($1) group by pt.product_tag_id`,
      [[first.tenant, second.tenant]],
    );
    expect(rows.every((row) => row.tenants === 1)).toBe(true);
  });

  test("a changed row changes only its own fields, and stock sold since the first import is kept", async () => {
    const shop = await seedTenant();
    await importCsv(shop.slug, exportOf(CATALOG));
    await pool.query(
      `update inventory_level set stocked_quantity = 3, raw_stocked_quantity = '{"value":"3","precision":20}'
       where location_id = $1 and stocked_quantity = 7`,
      [shop.location],
    );
    const [shirt = {}, medium = {}, cup = {}] = CATALOG;
    const large: Cells = {
      ...medium,
      "Option1 Value": "L",
      "Variant SKU": "LS-3",
      "Variant Inventory Qty": "2",
    };
    const changed = exportOf([{ ...shirt, Tags: "linen, sale", "Variant Price": "40" }, medium, large, cup]);
    expect(done(await importCsv(shop.slug, changed))).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const [, facts] = await factsOf(shop.tenant);
    expect(facts).toMatchObject({
      tags: ["linen", "sale"],
      options: [{ values: ["S", "M", "L"] }, { values: ["Sand"] }],
      variants: [
        { sku: "LS-1", available: 3, prices: [{ amount: "40" }] },
        { sku: "LS-2", available: 0, prices: [{ amount: "42.5" }] },
        { sku: "LS-3", available: 2 },
      ],
    });
  });

  test("rows that Medusa refuses are reported with their line, and the rest of the batch is imported", async () => {
    const shop = await seedTenant();
    await importCsv(shop.slug, exportOf(CATALOG));
    const lines = await importCsv(
      shop.slug,
      exportOf([
        { Handle: "copy", Title: "Copy", "Variant SKU": "CC-1", "Variant Price": "1" },
        { Handle: "hat", Title: "Hat", "Variant SKU": "H-1", "Variant Price": "1" },
        { Handle: "bad", Title: "Bad", "Variant Price": "one" },
      ]),
    );
    expect(rowIssues(lines)).toMatchObject([
      { line: 4, handle: "bad" },
      { line: 2, handle: "copy", reason: expect.stringContaining("CC-1") },
    ]);
    expect(done(lines)).toMatchObject({ rows: 3, created: 1, rejected_rows: 2 });
  });

  test("products are imported while Payload is down, and the missing content is reported", async () => {
    const shop = await seedTenant();
    const lines = await importCsv(shop.slug, exportOf(CATALOG));
    expect(done(lines)).toMatchObject({ created: 2 });
    expect(lines).toContainEqual(
      expect.objectContaining({ type: "issue", kind: "content", reason: expect.stringContaining("again") }),
    );
  });

  test("a file that is not an export fails with the reason; an unknown tenant and another content type are refused", async () => {
    const shop = await seedTenant();
    expect(await importCsv(shop.slug, "a,b\n1,2\n")).toMatchObject([
      { type: "failed", reason: expect.stringContaining("Handle") },
    ]);
    const unknown = await call(`${IMPORT_PATHS.shopify}?tenant=nobody-here`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
    });
    expect(unknown).toMatchObject({ status: 404, body: { message: expect.stringContaining("nobody-here") } });
    const json = await call(`${IMPORT_PATHS.shopify}?tenant=${shop.slug}`, { body: {} });
    expect(json.status).toBe(415);
  });

  test("callers without a valid token cannot import", async () => {
    const call = (headers: Record<string, string>) =>
      fetch(`${stack.backend}${IMPORT_PATHS.shopify}?tenant=x`, {
        method: "POST",
        headers: { "content-type": "text/csv", ...headers },
        body: "",
      });
    expect((await call({})).status).toBe(401);
    expect((await call({ authorization: "Bearer x.y.z" })).status).toBe(401);
  });
});

describe("handles of products", () => {
  test("a handle already used in the tenant is refused, a handle used by another tenant is not", async () => {
    const [first, second] = [await seedTenant(), await seedTenant()];
    const create = (channel: string) =>
      call("/admin/products", {
        body: {
          title: "Vase",
          handle: "vase",
          options: [{ title: "Size", values: ["S"] }],
          sales_channels: [{ id: channel }],
        },
      });
    expect((await create(first.channel)).status).toBe(200);
    expect((await create(second.channel)).status).toBe(200);
    expect((await create(first.channel)).status).toBe(400);
    const { rows } = await pool.query(
      "select count(*)::int as count from product where handle = 'vase' and deleted_at is null",
    );
    expect(rows[0].count).toBe(2);
  });
});
