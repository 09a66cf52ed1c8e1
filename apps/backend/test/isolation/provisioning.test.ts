import { afterAll, beforeAll, expect, test } from "vitest";
import { call, pool } from "../support/client";
import { signOnStaff } from "../support/directory";
import { type SeededTenant, seedTenant } from "../support/seed-tenant";

const OWNED = `select table_name as name from information_schema.columns
  where table_schema = 'public' and column_name = 'tandem_tenant_id' order by 1`;

let tables: string[];
let shop: SeededTenant;
let before: Record<string, number>;

/** Rows without a tenant, by table. */
async function ownerless(): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string; count: number }>(
    tables
      .map((name) => `select '${name}' as name, count(*)::int from "${name}" where tandem_tenant_id is null`)
      .join(" union all "),
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

beforeAll(async () => {
  tables = (await pool.query<{ name: string }>(OWNED)).rows.map(({ name }) => name);
  before = await ownerless();
  shop = await seedTenant();
});
afterAll(() => pool.end());

test("every row created with a tenant and its store belongs to the tenant", async () => {
  expect(tables.length).toBeGreaterThan(20);
  expect(await ownerless()).toEqual(before);
});

test("every row created with another store of a tenant belongs to the tenant", async () => {
  const slug = `${shop.slug}-two`;
  const { status } = await call("/admin/tenant-stores", {
    body: { tenant_id: shop.tenant, slug, name: slug, default_currency: "usd", countries: ["us"] },
  });
  expect(status).toBe(201);
  expect(await ownerless()).toEqual(before);
});

test("a tenant sees only the regions of its own stores, without names given by other tenants", async () => {
  const { authorization } = await signOnStaff({ groups: [`/tenants/${shop.slug}/owner`] });
  const elsewhere = `Elsewhere ${crypto.randomUUID()}`;
  const other = await seedTenant();
  const made = await call("/admin/regions", {
    body: { name: elsewhere, currency_code: "eur" },
    headers: { "x-tenant-id": other.tenant },
  });
  expect(made.status).toBe(200);
  const admin = await call("/admin/regions", { headers: { authorization } });
  const store = await call("/store/regions", {
    headers: { authorization: "", "x-publishable-api-key": shop.key },
  });
  const { rows } = await pool.query("select regions from tenant_store where tenant_id = $1", [shop.tenant]);
  const own = new Set(rows.flatMap(({ regions }) => regions));
  for (const { body } of [admin, store]) {
    expect(new Set(body.regions.map(({ id }: { id: string }) => id))).toEqual(own);
    expect(body.regions.map(({ name }: { name: string }) => name)).toEqual(["United States (USD)"]);
  }
  expect((await call(`/admin/regions/${made.body.region.id}`, { headers: { authorization } })).status).toBe(
    404,
  );
});
