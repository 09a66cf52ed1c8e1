import { EVENT } from "@tandem/contracts";
import { beforeAll, describe, expect, test } from "vitest";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { richText } from "../support/payload.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let shop: Shop;
let product: AdminProduct;

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop();
  product = await world.admin.createProduct(shop, { title: "Lamp", handle: "lamp" });
  await settle(world.admin);
});

/** Starts counting on both sides: rows captured in each log and effects in the ledger. */
async function watch() {
  const head = async (database: "medusa" | "payload") =>
    Number(
      (await world.query(database, "select coalesce(max(seq), 0)::bigint as seq from integration.outbox"))[0]
        ?.seq,
    );
  const effects = async () =>
    Number(
      (
        await world.query(
          "sync",
          "select count(*) as n from ledger where entity_id = $1 and action in ('created','updated','archived')",
          [product.id],
        )
      )[0]?.n,
    );
  const start = { medusa: await head("medusa"), payload: await head("payload"), effects: await effects() };
  return async () => {
    const rows = (database: "medusa" | "payload") =>
      world.query(
        database,
        "select topic, origin from integration.outbox where seq > $1 and entity_id = $2 order by seq",
        [start[database], product.id],
      );
    return {
      medusa: await rows("medusa"),
      payload: await rows("payload"),
      effects: (await effects()) - start.effects,
    };
  };
}

describe("No echo: one edit causes at most one write on the other side, then silence", () => {
  test("a price changed in Medusa is written once in Payload and nothing is written back", async () => {
    const since = await watch();
    await world.admin.setPrice(product, product.variants[0]?.id ?? "", "usd", 31);
    await settle(world.admin);
    const seen = await since();
    expect(seen.effects).toBe(1);
    expect(seen.medusa.every((row) => row.origin === "local")).toBe(true);
    expect(seen.payload.filter((row) => row.origin === "local")).toEqual([]);
  });

  test("a description published in Payload is written once in Medusa and nothing is written back", async () => {
    const doc = await world.cms.one("products", { medusaId: product.id }, "draft=true");
    const since = await watch();
    await world.cms.publish("products", doc.id, { description: richText("Light for long evenings.") });
    await settle(world.admin);
    const seen = await since();
    expect(seen.effects).toBe(1);
    expect(seen.payload.map((row) => row.topic)).toEqual([EVENT.productPublished]);
    expect(seen.medusa.filter((row) => row.origin === "local")).toEqual([]);
    expect((await world.admin.product(product.id)).description).toBe("Light for long evenings.");
  });

  test("a title changed in Payload is written once in Medusa, which announces it too, and changes no document of the editors", async () => {
    const doc = await world.cms.one("products", { medusaId: product.id }, "draft=true");
    const since = await watch();
    await world.cms.publish("products", doc.id, { title: "Lantern" });
    await settle(world.admin);
    const seen = await since();
    expect((await world.admin.product(product.id)).title).toBe("Lantern");
    // Medusa's copy of the title, and the mirror of Medusa's facts in Payload.
    expect(seen.effects).toBe(2);
    expect(seen.medusa).toHaveLength(1);
    expect(seen.payload.filter((row) => row.origin === "local")).toHaveLength(1);
    const title = await world.cms.one("products", { medusaId: product.id }, "draft=true");
    expect(title.title).toBe("Lantern");
    await world.admin.updateProduct(product.id, { title: "Lamp" });
    await settle(world.admin);
  });

  test("saving again without a change writes nothing on the other side", async () => {
    const doc = await world.cms.one("products", { medusaId: product.id });
    const since = await watch();
    await world.cms.publish("products", doc.id, { description: richText("Light for long evenings.") });
    await world.admin.updateProduct(product.id, { title: "Lamp" });
    await settle(world.admin);
    expect((await since()).effects).toBe(0);
  });
});
