import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { KINDS } from "../../src/isolation/kinds";
import { ruleOf } from "../../src/isolation/rows/install";
import { TABLE_RULES } from "../../src/isolation/rows/tables";
import { openShop, pool, stack } from "../support/client";

/** A connection that is to the database what a tenant's request is: the restricted role, told one tenant. */
async function asTenant<T>(tenant: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: stack.database });
  await client.connect();
  try {
    await client.query("set role tandem_tenant");
    await client.query(
      "select set_config('tandem.tenant', $1, false), set_config('tandem.side', 'staff', false)",
      [tenant],
    );
    return await work(client);
  } finally {
    await client.end();
  }
}

afterAll(() => pool.end());

describe("row-level security", () => {
  test("knows every table there is: an upgrade that adds one fails here", async () => {
    const { rows } = await pool.query(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
    );
    const tables: string[] = rows.map((row) => row.name);
    expect(tables.filter((table) => ruleOf(table) === undefined)).toEqual([]);
    expect(Object.keys(TABLE_RULES).filter((table) => !tables.includes(table))).toEqual([]);
  });

  test("knows the table of every kind of id", () => {
    expect(
      Object.values(KINDS)
        .flat()
        .filter((table) => TABLE_RULES[table] === undefined),
    ).toEqual([]);
  });

  test("shows a tenant its own rows of our tables and nobody else's", async () => {
    const [one, two] = [await openShop(), await openShop()];
    await asTenant(one.tenant, async (client) => {
      for (const [table, column] of [
        ["tenant", "id"],
        ["tenant_store", "tenant_id"],
        ["tenant_sales_channel", "tenant_id"],
        ["tenant_stock_location", "tenant_id"],
      ]) {
        const { rows } = await client.query(`select ${column} as tenant from ${table}`);
        expect(new Set(rows.map((row) => row.tenant)), table).toEqual(new Set([one.tenant]));
      }
      await expect(
        client.query(
          "insert into tenant_sales_channel (id, tenant_id, sales_channel_id) values ('x', $1, $2)",
          [two.tenant, two.channel],
        ),
      ).rejects.toMatchObject({ code: "42501" });
      await expect(
        client.query("update tenant set name = 'mine' where id = $1", [two.tenant]),
      ).resolves.toMatchObject({ rowCount: 0 });
    });
  });

  test("shows a connection without a tenant nothing of anybody", async () => {
    const shop = await openShop();
    await asTenant("", async (client) => {
      for (const table of [
        "tenant",
        "tenant_store",
        "product",
        "order",
        "customer",
        "sales_channel",
        "api_key",
      ]) {
        const { rows } = await client.query(`select 1 from public."${table}"`);
        expect(rows, table).toEqual([]);
      }
    });
    expect(shop.tenant).toMatch(/^ten_/);
  });

  test("keeps the log of changes and everything else of the sync out of reach", async () => {
    const shop = await openShop();
    await asTenant(shop.tenant, async (client) => {
      for (const table of ["outbox", "endpoint", "applied", "version", "product_facts", "tenant_facts"]) {
        await expect(client.query(`select 1 from integration.${table}`), table).rejects.toMatchObject({
          code: "42501",
        });
      }
    });
  });
});
