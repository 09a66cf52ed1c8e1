import type pg from "pg";

/** Rows of products with one option, two variants and a price each, as Medusa's own workflows write them. */
const INSERTS = [
  `insert into product (id, title, handle, status) select p, 'Bench ' || p, lower(replace(p, '_', '-')), 'published' from seed`,
  `insert into tenant_product (id, tenant_id, product_id) select 'tp_' || p, $1, p from seed`,
  `insert into product_option (id, title, is_exclusive) select 'opt_' || p, 'Size', true from seed`,
  `insert into product_product_option (id, product_id, product_option_id) select 'ppo_' || p, p, 'opt_' || p from seed`,
  `insert into product_option_value (id, value, option_id, rank)
   select 'val_' || p || v, v, 'opt_' || p, r from seed, sizes`,
  `insert into product_product_option_value (id, product_product_option_id, product_option_value_id)
   select 'ppv_' || p || v, 'ppo_' || p, 'val_' || p || v from seed, sizes`,
  `insert into product_variant (id, title, sku, product_id, variant_rank, manage_inventory)
   select 'var_' || p || v, v, p || v, p, r, false from seed, sizes`,
  `insert into product_variant_option (variant_id, option_value_id) select 'var_' || p || v, 'val_' || p || v from seed, sizes`,
  `insert into price_set (id) select 'ps_' || p || v from seed, sizes`,
  `insert into product_variant_price_set (id, variant_id, price_set_id)
   select 'vps_' || p || v, 'var_' || p || v, 'ps_' || p || v from seed, sizes`,
  `insert into price (id, price_set_id, currency_code, amount, raw_amount)
   select 'pr_' || p || v, 'ps_' || p || v, 'usd', 10, '{"value": "10", "precision": 20}' from seed, sizes`,
];
const TABLES = [
  "price",
  "product_variant_price_set",
  "price_set",
  "product_variant_option",
  "product_variant",
  "product_product_option_value",
  "product_option_value",
  "product_product_option",
  "product_option",
  "tenant_product",
  "product",
];

/** Inserts `count` products of a tenant into Medusa without capturing changes, and returns their ids. */
export async function seedProducts(
  medusa: pg.Pool,
  tenant: string,
  count: number,
  tag: string,
): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `prod_${tag}_${String(index).padStart(6, "0")}`);
  await quietly(medusa, async (client) => {
    await client.query("create temp table seed on commit drop as select unnest($1::text[]) as p", [ids]);
    await client.query(
      "create temp table sizes on commit drop as select * from (values ('S', 0), ('L', 1)) as x(v, r)",
    );
    for (const insert of INSERTS) await client.query(insert, insert.includes("$1") ? [tenant] : []);
  });
  for (const table of TABLES) await medusa.query(`vacuum analyze "${table}"`);
  return ids;
}

/** Deletes every bench product on both sides, so that each round starts with the same tables. */
export async function clearProducts(medusa: pg.Pool, payload: pg.Pool, sync: pg.Pool): Promise<void> {
  await quietly(medusa, async (client) => {
    for (const table of TABLES) {
      const column = table === "tenant_product" || table === "product_variant_option" ? OWN_ID[table] : "id";
      await client.query(`delete from "${table}" where ${column} like '%prod\\_bench\\_%'`);
    }
  });
  const documents = "select id from products where medusa_id like 'prod\\_bench\\_%'";
  await payload.query(`delete from _products_v where parent_id in (${documents})`);
  await payload.query("delete from products where medusa_id like 'prod\\_bench\\_%'");
  await payload.query("delete from commerce_products where medusa_id like 'prod\\_bench\\_%'");
  await payload.query("delete from integration.applied where entity_id like 'prod\\_bench\\_%'");
  for (const table of ["links", "bases"])
    await sync.query(`delete from ${table} where medusa_id like 'prod\\_bench\\_%'`);
  for (const table of ["products", "_products_v", "commerce_products"])
    await payload.query(`vacuum analyze ${table}`);
  for (const table of ["links", "bases"]) await sync.query(`vacuum analyze ${table}`);
}

const OWN_ID = { tenant_product: "product_id", product_variant_option: "variant_id" } as const;

async function quietly(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await work(client);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
