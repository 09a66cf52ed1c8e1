import { runStartedSchema } from "@tandem/contracts";
import { beforeAll, describe, expect, test } from "vitest";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { richText } from "../support/payload.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let shop: Shop;
let product: AdminProduct;
let bystander: AdminProduct;

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop();
  product = await world.admin.createProduct(shop, { title: "Scarf", handle: "scarf" });
  bystander = await world.admin.createProduct(shop, { title: "Glove", handle: "glove" });
  await settle(world.admin);
  const doc = await world.cms.one("products", { medusaId: product.id }, "draft=true");
  await world.cms.publish("products", doc.id, { description: richText("Soft as a cloud.") });
  await settle(world.admin);
});

const trigger = async (direction: "to-payload" | "from-payload", body: Record<string, unknown>) =>
  runStartedSchema.parse(
    await world.admin.send(`/admin/sync/${direction}`, { tenant: shop.tenant.id, ...body }),
  );
const mirror = (id: string) =>
  world.query("payload", "select * from commerce_products where medusa_id = $1", [id]);

describe("It converges: drift of any origin is found and repaired, with nothing else touched", () => {
  test("a mirror changed by SQL is found by a dry run and repaired by a real one", async () => {
    const [before, other] = [await mirror(product.id), await mirror(bystander.id)];
    await world.query(
      "payload",
      `update commerce_products set facts = jsonb_set(facts, '{title}', '"Drifted"') where medusa_id = $1`,
      [product.id],
    );

    const dry = await trigger("to-payload", { entity: "products", dry_run: true });
    expect(dry.would).toEqual([{ entity: "product", tenant: shop.tenant.id, id: product.id }]);
    expect((await mirror(product.id))[0]?.title).toBe("Drifted");

    await trigger("to-payload", { entity: "products" });
    await settle(world.admin);
    expect((await mirror(product.id))[0]?.title).toBe(before[0]?.title);
    expect(await mirror(bystander.id)).toEqual(other);
  });

  test("a mirror row deleted by SQL is restored", async () => {
    await world.query("payload", "delete from commerce_products where medusa_id = $1", [product.id]);
    await trigger("to-payload", { entity: "products" });
    await settle(world.admin);
    expect(await mirror(product.id)).toHaveLength(1);
  });

  test("published texts lost in Medusa are restored from Payload", async () => {
    await world.query(
      "medusa",
      "with mark as materialized (select set_config('integration.origin', 'sync', true)) update product set description = 'lost' from mark where id = $1",
      [product.id],
    );
    await trigger("from-payload", { entity: "products" });
    await settle(world.admin);
    expect((await world.admin.product(product.id)).description).toBe("Soft as a cloud.");
  });

  test("a run over sides that already agree writes nothing", async () => {
    const started = await trigger("to-payload", { entity: "all" });
    expect(started.enqueued).toBe(0);
  });
});
