import { randomUUID } from "node:crypto";
import { EVENT, type SyncEvent, WEBHOOK_ENDPOINTS, WEBHOOK_PATHS } from "@tandem/contracts";
import { Webhook } from "standardwebhooks";
import { beforeAll, describe, expect, test } from "vitest";
import { call } from "../support/http.ts";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let shop: Shop;
let product: AdminProduct;

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop();
  product = await world.admin.createProduct(shop, { title: "Clock", handle: "clock" });
  await settle(world.admin);
});

const effects = async () =>
  Number(
    (
      await world.query(
        "sync",
        "select count(*) as n from ledger where action in ('created','updated','archived')",
      )
    )[0]?.n,
  );
const mirrors = () =>
  world.query("payload", "select * from commerce_products where medusa_id = $1", [product.id]);

/** Changes the product's title without an event, as if the event had been lost. */
async function renameUnseen(title: string): Promise<void> {
  await world.query(
    "medusa",
    `begin; set local session_replication_role = replica;
     update product set title = '${title}', updated_at = now() where id = '${product.id}'; commit`,
  );
}
const mirrored = async () => JSON.stringify(await mirrors());

function delivery(events: Partial<SyncEvent>[], id = `msg_${randomUUID()}`, at = new Date()) {
  const body = JSON.stringify({
    type: "batch",
    timestamp: at.toISOString(),
    data: {
      events: events.map((event, index) => ({
        seq: index + 1,
        type: EVENT.productUpdated,
        tenant: shop.tenant.id,
        entity: "product",
        id: product.id,
        op: "updated",
        origin: "local",
        correlationId: randomUUID(),
        occurredAt: at.toISOString(),
        ...event,
      })),
    },
  });
  const secret = (world.stack.secrets.WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD ?? "").split(",")[0] ?? "";
  return {
    raw: body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
  };
}
const deliver = (options: ReturnType<typeof delivery>) =>
  call(`${world.stack.urls.cms}${WEBHOOK_PATHS.medusaToPayload}`, options);

describe("Exactly one effect: duplicates, reordering and replays end in the same state as one clean delivery", () => {
  test("replaying the whole log writes what was lost, once, and replaying it again writes nothing", async () => {
    const replay = async () => {
      await world.admin.send("/admin/sync/replay", {
        endpoint: WEBHOOK_ENDPOINTS.medusaToPayload,
        since: "2020-01-01T00:00:00.000Z",
      });
      await settle(world.admin);
    };
    await renameUnseen("Clock by the replay");
    const before = await effects();
    await replay();
    expect(await mirrored()).toContain("Clock by the replay");
    expect(await effects()).toBe(before + 1);
    const state = await mirrors();
    await replay();
    expect(await effects()).toBe(before + 1);
    expect(await mirrors()).toEqual(state);
  });

  test("the same delivery sent ten times at once has one effect", async () => {
    await renameUnseen("Clock by ten deliveries");
    const before = await effects();
    const once = delivery([{}]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(once)));
    // While the first delivery is in progress, a duplicate may get 503; no other status is acceptable.
    expect(answers.filter((answer) => answer.status !== 202 && answer.status !== 503)).toEqual([]);
    expect((await deliver(once)).status).toBe(202);
    await settle(world.admin);
    expect(await effects()).toBe(before + 1);
    expect(await mirrors()).toHaveLength(1);
    expect(await mirrored()).toContain("Clock by ten deliveries");
  });

  test("a late event of a deletion, delivered after the product was restored, deletes nothing", async () => {
    const state = await mirrors();
    await deliver(delivery([{ type: EVENT.productDeleted, op: "deleted" }]));
    await settle(world.admin);
    expect(await mirrors()).toEqual(state);
  });

  test("a creation delivered three times at once creates one document", async () => {
    const { id } = await world.admin.createProduct(shop, { title: "Sundial", handle: "sundial" });
    const created = { type: EVENT.productCreated, op: "created", id } as const;
    await Promise.all([deliver(delivery([created])), deliver(delivery([created]))]);
    await settle(world.admin);
    expect(await world.cms.find("commerce-products", { medusaId: id })).toHaveLength(1);
    expect(await world.cms.find("products", { medusaId: id }, "draft=true")).toHaveLength(1);
  });
});

describe("Webhook receivers", () => {
  const refused: [string, () => ReturnType<typeof delivery>][] = [
    [
      "without a signature",
      () => {
        const { headers, ...rest } = delivery([{}]);
        return { ...rest, headers: { ...headers, "webhook-signature": "" } };
      },
    ],
    [
      "with a wrong signature",
      () => {
        const good = delivery([{}]);
        return { ...good, headers: { ...good.headers, "webhook-signature": `v1,${"A".repeat(43)}=` } };
      },
    ],
    ["with a stale timestamp", () => delivery([{}], undefined, new Date(Date.now() - 6 * 60_000))],
    ["with a timestamp from the future", () => delivery([{}], undefined, new Date(Date.now() + 6 * 60_000))],
    [
      "whose body was changed after signing",
      () => {
        const good = delivery([{}]);
        return { ...good, raw: good.raw.replace("product.updated", "product.deleted") };
      },
    ],
  ];
  test.each(refused)("a webhook %s is refused and has no effect", async (_name, make) => {
    const before = await effects();
    const answer = await deliver(make());
    expect(answer.status).toBe(401);
    const status = await settle(world.admin);
    expect(status.dead_letters).toBe(0);
    expect(await effects()).toBe(before);
  });

  test("a signed but malformed webhook is refused with 400", async () => {
    const bad = delivery([{ tenant: "" }]);
    expect((await deliver(bad)).status).toBe(400);
  });

  test("Medusa's receiver refuses an unsigned webhook too", async () => {
    const answer = await call(`${world.stack.urls.backend}${WEBHOOK_PATHS.payloadToMedusa}`, {
      raw: delivery([{}]).raw,
    });
    expect(answer.status).toBe(401);
  });
});
