import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KINDS } from "../../src/tenancy/kinds";
import { ruleOf } from "../../src/tenancy/rows/install";
import { TABLE_RULES } from "../../src/tenancy/rows/tables";
import { pool, stack } from "../support/client";
import { seedTenant } from "../support/seed-tenant";
import { type Belongings, furnish } from "./world";

/** Runs `work` on a connection like that of a tenant's request: with the restricted role and one tenant set. */
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
  test("every table has a rule, so that an upgrade that adds a table fails here", async () => {
    const { rows } = await pool.query(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
    );
    const tables: string[] = rows.map((row) => row.name);
    expect(tables.filter((table) => ruleOf(table) === undefined)).toEqual([]);
    expect(Object.keys(TABLE_RULES).filter((table) => !tables.includes(table))).toEqual([]);
  });

  test("the table of every kind of id has a rule", () => {
    expect([...KINDS.values()].flat().filter((table) => TABLE_RULES[table] === undefined)).toEqual([]);
  });

  test("unique indexes include the tenant, so that no value of one tenant is refused to another", async () => {
    const { rows } = await pool.query<{ table: string; index: string; columns: string[] }>(
      `select t.relname as table, i.relname as index,
         array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = any(x.indkey)) as columns
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
         join pg_namespace n on n.oid = t.relnamespace
       where n.nspname = 'public' and x.indisunique and not x.indisprimary order by 1, 2`,
    );
    const reach = rows.filter(({ table, index, columns }) => {
      const rule = ruleOf(table);
      if (rule === undefined || !["owned", "part", "condition"].includes(rule.kind)) return false;
      const parent = rule.kind === "part" ? rule.column : "tandem_tenant_id";
      const own = [parent, "tenant_id", ...(TIED_TO_A_ROW[table] ?? [])];
      return !columns.some((column) => own.includes(column)) && UNIQUE_ON_THE_PLATFORM[index] === undefined;
    });
    expect(reach.map(({ table, index }) => `${table}: ${index}`)).toEqual([]);
  });

  test("a tenant sees and changes only its own rows in Tandem's tables", async () => {
    const [one, two] = [await seedTenant(), await seedTenant()];
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

  test("a connection without a tenant sees no rows", async () => {
    const shop = await seedTenant();
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

  test("a tenant's connection cannot read the tables of the sync", async () => {
    const shop = await seedTenant();
    await asTenant(shop.tenant, async (client) => {
      for (const table of ["outbox", "endpoint", "applied", "version", "product_facts", "tenant_facts"]) {
        await expect(client.query(`select 1 from integration.${table}`), table).rejects.toMatchObject({
          code: "42501",
        });
      }
    });
  });
});

describe("row-level security of every table", () => {
  let one: Belongings;
  let two: Belongings;
  /** Tables whose rows belong to a tenant; users are separated by person. */
  const told = Object.entries(TABLE_RULES).filter(
    ([name, { kind }]) => ["owned", "part", "condition"].includes(kind) && name !== "user",
  );

  beforeAll(async () => {
    one = await furnish();
    two = await furnish();
  }, 240_000);

  /** Returns a hash of each row of a table, without the rows shared by all tenants. */
  const rowsOf = async (client: pg.Client, table: string): Promise<string[]> => {
    const rule = TABLE_RULES[table];
    const common = rule?.kind === "owned" && rule.common ? "where tandem_tenant_id is not null" : "";
    const { rows } = await client.query(`select md5(t::text) as row from public."${table}" t ${common}`);
    return rows.map(({ row }) => row);
  };
  test("no row is visible to two tenants, and neither can delete the other's", async () => {
    const wrong: string[] = [];
    const tried: string[] = [];
    await asTenant(one.tenant, async (mine) => {
      await asTenant(two.tenant, async (theirs) => {
        for (const [table] of told) {
          const [own, foreign] = [await rowsOf(mine, table), await rowsOf(theirs, table)];
          if (own.length > 0 && foreign.length > 0) tried.push(table);
          if (own.some((row) => foreign.includes(row))) wrong.push(table);
          await mine.query("begin");
          const gone = await mine
            .query(`delete from public."${table}" t where md5(t::text) = any($1)`, [foreign])
            .catch((error: unknown) =>
              error instanceof pg.DatabaseError ? { rowCount: 0 } : Promise.reject(error),
            );
          await mine.query("rollback");
          if (gone.rowCount !== 0) wrong.push(`${table} delete`);
        }
      });
    });
    expect(wrong).toEqual([]);
    expect(tried).toEqual(expect.arrayContaining(FURNISHED));
  });

  test("no row can be changed to reference a row of another tenant", async () => {
    const ties = told.flatMap(([table, rule]) =>
      "others" in rule
        ? Object.entries(rule.others).map(([column, other]) => ({ table, column, other }))
        : [],
    );
    const tried: string[] = [];
    const wrong: string[] = [];
    await asTenant(one.tenant, async (mine) => {
      await asTenant(two.tenant, async (theirs) => {
        for (const { table, column, other } of ties) {
          const { rows } = await theirs.query(
            `select id from public."${other}" t where to_jsonb(t) ->> 'tandem_tenant_id' is distinct from null limit 1`,
          );
          const found = rows[0] ?? (await theirs.query(`select id from public."${other}" limit 1`)).rows[0];
          await mine.query("begin");
          const outcome = await mine
            .query(
              `update public."${table}" t set "${column}" = $1 where ctid = (select ctid from public."${table}" limit 1)`,
              [found?.id],
            )
            .then(
              ({ rowCount }) => (rowCount === 0 ? "untried" : "tied"),
              (error: unknown) => (error instanceof pg.DatabaseError ? (error.code ?? "") : String(error)),
            );
          await mine.query("rollback");
          if (found === undefined || outcome === "untried") continue;
          tried.push(`${table}.${column}`);
          if (outcome !== "42501") wrong.push(`${table}.${column}: ${outcome}`);
        }
      });
    });
    expect(wrong).toEqual([]);
    expect(tried).toEqual(expect.arrayContaining(FURNISHED_TIES));
  });
});

const FURNISHED_TIES = [
  ...["product.collection_id", "product_tags.product_tag_id", "product_sales_channel.sales_channel_id"],
  ...["product_category_product.product_category_id", "price.price_list_id", "promotion.campaign_id"],
  ...["cart_payment_collection.payment_collection_id", "order_payment_collection.payment_collection_id"],
  ...["inventory_level.location_id", "reservation_item.location_id", "shipping_option.shipping_profile_id"],
];

/** Columns that reference a row the writer must be able to see, besides those of the rule. */
const TIED_TO_A_ROW: Record<string, string[]> = {
  order_shipping_method_adjustment: ["shipping_method_id"],
  payment: ["payment_session_id"],
  stock_location: ["address_id"],
  tenant_category: ["product_category_id"],
  tenant_order: ["order_id"],
  tenant_product: ["product_id"],
  tenant_sales_channel: ["sales_channel_id"],
  tenant_stock_location: ["stock_location_id"],
};

/** Indexes that are unique on the whole platform, each with the reason. */
const UNIQUE_ON_THE_PLATFORM: Record<string, string> = {
  IDX_account_holder_provider_id_external_id_unique: "ids given by a payment provider",
  IDX_api_key_token_unique: "random",
  IDX_notification_idempotency_key_unique: "set by workflows, never by a caller",
  IDX_tenant_slug_unique: "names a host",
  IDX_tenant_store_slug_unique: "names a host",
  IDX_tenant_invitation_token: "random",
  IDX_user_email_unique: "staff are one person for all tenants",
  tandem_customer_account_email: "an account is one person for all tenants",
};

/** Tables in which the test's tenants must have rows: the most sensitive ones of each module. */
const FURNISHED = [
  ...["product", "product_variant", "product_category", "product_option", "price", "price_list", "promotion"],
  ...["cart", "cart_line_item", "order", "order_address", "order_line_item", "payment", "payment_session"],
  ...["sales_channel", "api_key", "stock_location", "inventory_level", "reservation_item", "customer"],
  ...["customer_address", "customer_group", "shipping_option", "tenant", "tenant_store", "tenant_customer"],
];
