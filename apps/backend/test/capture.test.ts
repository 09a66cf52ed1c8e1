import { EVENT } from "@tandem/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addProduct, call, captured, pool } from "./support/client";
import { type SeededTenant, seedTenant } from "./support/seed-tenant";

let shop: SeededTenant;
let product: string;
let category: string;
const sql = (text: string, values: unknown[] = []) => pool.query(text, values);

beforeAll(async () => {
  shop = await seedTenant();
  const made = await call("/admin/product-categories", {
    body: { name: `Things ${shop.slug}` },
    headers: { "x-tenant-id": shop.slug },
  });
  category = made.body.product_category.id;
  product = await addProduct(shop.channel, {
    categories: [{ id: category }],
    images: [{ url: "http://pictures.test/1.png" }],
    tags: [],
  });
});
afterAll(() => pool.end());

describe("changes of a product", () => {
  const variant = "(select id from product_variant where product_id = $1 limit 1)";
  test.each([
    ["a title", "update product set title = title || '!' where id = $1", EVENT.productUpdated, "title"],
    [
      "a variant",
      `update product_variant set sku = 'S-' || random() where id = ${variant}`,
      EVENT.variantUpdated,
      "variants.sku",
    ],
    [
      "a price",
      `update price set amount = amount + 1 where price_set_id in
         (select price_set_id from product_variant_price_set where variant_id = ${variant})`,
      EVENT.variantUpdated,
      "variants.prices",
    ],
    [
      "an option",
      `update product_option set title = title || '!' where id in
         (select product_option_id from product_product_option where product_id = $1)`,
      EVENT.productUpdated,
      "options",
    ],
    [
      "an option value",
      `update product_option_value set value = value || '!' where option_id in
         (select product_option_id from product_product_option where product_id = $1)`,
      EVENT.productUpdated,
      "options",
    ],
    ["an image", "update image set url = url || '!' where product_id = $1", EVENT.productUpdated, "images"],
    [
      "a tag",
      `with t as (insert into product_tag (id, value) values ('ptag_' || random(), 'v' || random()) returning id)
       insert into product_tags select $1, id from t`,
      EVENT.productUpdated,
      "tags",
    ],
    [
      "a category link",
      "delete from product_category_product where product_id = $1",
      EVENT.productUpdated,
      "categories",
    ],
    [
      "stock",
      `update inventory_level set stocked_quantity = stocked_quantity + 1 where inventory_item_id in
         (select inventory_item_id from product_variant_inventory_item where variant_id = ${variant})`,
      EVENT.inventoryUpdated,
      "variants.available",
    ],
  ])(
    "a change of %s is logged in the same transaction, under the product's tenant",
    async (_what, statement, topic, field) => {
      await sql(
        `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity)
       select 'il_' || inventory_item_id, inventory_item_id, $2, 5 from product_variant_inventory_item where variant_id = ${variant}
       on conflict do nothing`,
        [product, shop.location],
      );
      const rows = await captured(product, () => sql(statement, [product]));
      expect(rows).toMatchObject([
        { tenant_id: shop.tenant, topic, op: "updated", changed_fields: [field], origin: "local" },
      ]);
    },
  );

  test("a released reservation is logged in the same transaction", async () => {
    await sql(
      `insert into reservation_item (id, location_id, quantity, inventory_item_id)
       select 'res_1', $2, 1, inventory_item_id from product_variant_inventory_item where variant_id = ${variant}`,
      [product, shop.location],
    );
    const rows = await captured(product, () =>
      sql("update reservation_item set deleted_at = now() where id = 'res_1'"),
    );
    expect(rows.map((row) => row.topic)).toEqual([EVENT.reservationReleased]);
  });
});

describe("the log of changes", () => {
  test("an update that changes nothing but updated_at leaves no row", async () => {
    expect(
      await captured(product, () => sql("update product set updated_at = now() where id = $1", [product])),
    ).toEqual([]);
    expect(
      await captured(product, () =>
        sql("update product_variant set updated_at = now() where product_id = $1", [product]),
      ),
    ).toEqual([]);
  });

  test("a change that is rolled back leaves no row", async () => {
    const rows = await captured(product, async () => {
      const client = await pool.connect();
      await client.query("begin");
      await client.query("update product set title = 'never' where id = $1", [product]);
      await client.query("rollback");
      client.release();
    });
    expect(rows).toEqual([]);
  });

  test("a soft delete is logged as a deletion, restoring the row as a creation", async () => {
    const gone = await captured(product, () =>
      sql("update product set deleted_at = now() where id = $1", [product]),
    );
    expect(gone).toMatchObject([{ topic: EVENT.productDeleted, op: "deleted" }]);
    const back = await captured(product, () =>
      sql("update product set deleted_at = null where id = $1", [product]),
    );
    expect(back).toMatchObject([{ topic: EVENT.productCreated, op: "created" }]);
  });

  test("a product without a tenant is not logged, and is logged as created once a tenant gets it", async () => {
    await sql("insert into product (id, title, handle) values ('prod_lonely', 'Lonely', 'lonely')");
    expect(
      await captured("prod_lonely", () => sql("update product set title = 'Alone' where id = 'prod_lonely'")),
    ).toEqual([]);
    const linked = await captured("prod_lonely", () =>
      sql("insert into tenant_product (tenant_id, product_id, id) values ($1, 'prod_lonely', 'l1')", [
        shop.tenant,
      ]),
    );
    expect(linked).toMatchObject([{ topic: EVENT.productCreated, tenant_id: shop.tenant }]);
  });

  test("a product belongs to one tenant only", async () => {
    const other = await seedTenant();
    await expect(
      sql("insert into tenant_product (tenant_id, product_id, id) values ($1, $2, 'l2')", [
        other.tenant,
        product,
      ]),
    ).rejects.toThrow(/tandem_one_tenant_product/);
  });

  test("renaming a category is logged for the category and its products", async () => {
    await sql("insert into product_category_product (product_id, product_category_id) values ($1, $2)", [
      product,
      category,
    ]);
    const rename = () => sql("update product_category set name = name || '!' where id = $1", [category]);
    expect(await captured(category, rename)).toMatchObject([
      { topic: EVENT.categoryUpdated, changed_fields: ["name"] },
    ]);
    expect(await captured(product, rename)).toMatchObject([
      { topic: EVENT.productUpdated, changed_fields: ["categories"] },
    ]);
  });

  test("an order and its customer belong to the tenant of the order's sales channel", async () => {
    await sql("insert into customer (id, email) values ('cus_1', 'buyer@shop.test')");
    const rows = await captured("order_1", () =>
      sql(
        `insert into "order" (id, sales_channel_id, customer_id, currency_code) values ('order_1', $1, 'cus_1', 'usd')`,
        [shop.channel],
      ),
    );
    expect(rows).toMatchObject([{ topic: EVENT.orderPlaced, tenant_id: shop.tenant, entity: "order" }]);
    const { rows: links } = await sql(
      `select (select tenant_id from tenant_order where order_id = 'order_1') as of_order,
              (select tenant_id from tenant_customer where customer_id = 'cus_1') as of_buyer`,
    );
    expect(links).toEqual([{ of_order: shop.tenant, of_buyer: shop.tenant }]);
  });

  test("the log carries the correlation id of the request that caused it", async () => {
    const rows = await captured(product, () =>
      call(`/admin/products/${product}`, {
        body: { title: "Asked for" },
        headers: { "x-request-id": "request-0001" },
      }),
    );
    expect(rows).toMatchObject([{ topic: EVENT.productUpdated, correlation_id: "request-0001" }]);
  });
});
