import { INTERNAL_BASE, INTERNAL_PATHS, targetsResponseSchema } from "@tandem/contracts";
import Redis from "ioredis";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { call, ok } from "../support/http.ts";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { richText } from "../support/payload.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let ours: Shop;
let theirs: Shop;
let product: AdminProduct;
let foreign: AdminProduct;

beforeAll(async () => {
  world = await enterWorld();
  [ours, theirs] = [await world.newShop("Ours"), await world.newShop("Theirs")];
  product = await world.admin.createProduct(ours, { title: "Our secret teapot", handle: "teapot-ours" });
  foreign = await world.admin.createProduct(theirs, {
    title: "Their secret teapot",
    handle: "teapot-theirs",
  });
  await settle(world.admin);
});

describe("Tenants never mix: no entity, event, job, cache key or search result crosses a tenant", () => {
  test("a storefront shows its own product and responds with 404 for another tenant's product", async () => {
    const page = (shop: Shop, handle: string) =>
      call(`${world.stack.urls.storefront}/products/${handle}`, { host: shop.host });
    expect((await page(ours, "teapot-ours")).text).toContain("Our secret teapot");
    const other = await page(ours, "teapot-theirs");
    expect(other.text).not.toContain("Their secret teapot");
    expect(other.status).toBe(404);
  });

  test("a shop lists only its own categories, and another shop's category is not found", async () => {
    const create = async (shop: Shop, handle: string) => {
      const body = { name: handle, handle, is_active: true };
      const answer = await world.admin.send("/admin/product-categories", body, "POST", {
        "x-tenant-id": shop.tenant.id,
      });
      return z.object({ product_category: z.object({ id: z.string() }) }).parse(answer).product_category.id;
    };
    const [own, other] = [await create(ours, "our-shelf"), await create(theirs, "their-shelf")];
    const read = (path: string) =>
      call(`${world.stack.urls.backend}/store/product-categories${path}`, {
        headers: { "x-publishable-api-key": ours.store.publishable_key },
      });
    const listed = z
      .object({ product_categories: z.array(z.object({ id: z.string() })) })
      .parse((await read("?limit=200")).json());
    expect(listed.product_categories).toEqual([{ id: own }].map((entry) => expect.objectContaining(entry)));
    expect((await read(`?id=${other}`)).text).not.toContain("their-shelf");
    expect((await read(`/${own}`)).status).toBe(200);
    expect((await read(`/${other}`)).status).toBe(404);
  });

  test("an unknown host gets a 404 that names no tenant", async () => {
    const answer = await call(`${world.stack.urls.storefront}/`, { host: "nobody.localhost" });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toMatch(/saffron|northbeam|Ours|Theirs/);
  });

  test("the bulk API returns and applies nothing for an id given with another tenant", async () => {
    const token = await world.serviceToken("sync-worker");
    const headers = { authorization: `Bearer ${token}` };
    const refs = { entity: "product", refs: [{ tenant: ours.tenant.id, id: foreign.id }] };
    const snapshot = await ok(
      `${world.stack.urls.backend}${INTERNAL_BASE.medusa}${INTERNAL_PATHS.snapshots}`,
      {
        body: refs,
        headers,
      },
    );
    expect(JSON.stringify(snapshot)).not.toContain("Their secret teapot");
    const targets = await ok(`${world.stack.urls.cms}${INTERNAL_BASE.payload}${INTERNAL_PATHS.targets}`, {
      body: refs,
      headers,
    });
    expect(targetsResponseSchema.parse(targets).items[0]).toMatchObject({ exists: false, hash: null });
    const applied = await ok(`${world.stack.urls.backend}${INTERNAL_BASE.medusa}${INTERNAL_PATHS.apply}`, {
      body: {
        entity: "product",
        revision: { epoch: "test", value: "1" },
        items: [
          {
            tenant: ours.tenant.id,
            id: foreign.id,
            op: "upsert",
            correlationId: "tenant-mix-test",
            state: {
              title: "Hijacked",
              subtitle: null,
              text: "Hijacked",
              html: "<p>Hijacked</p>",
              seo: { title: null, description: null, image: null, keywords: [] },
              images: [],
              thumbnail: null,
            },
          },
        ],
      },
      headers,
    });
    expect(applied).toMatchObject({ items: [{ result: "rejected" }] });
    expect((await world.admin.product(foreign.id)).description).toBeNull();
  });

  test("the bulk APIs refuse callers without a service token, and tokens meant for another service", async () => {
    const token = await world.serviceToken("storefront");
    const body = { entity: "product", refs: [{ tenant: ours.tenant.id, id: product.id }] };
    for (const base of [
      `${world.stack.urls.backend}${INTERNAL_BASE.medusa}`,
      `${world.stack.urls.cms}${INTERNAL_BASE.payload}`,
    ]) {
      expect((await call(`${base}${INTERNAL_PATHS.snapshots}`, { body })).status).toBe(401);
      const answer = await call(`${base}${INTERNAL_PATHS.snapshots}`, {
        body,
        headers: { authorization: `Bearer ${token}` },
      });
      expect([401, 403]).toContain(answer.status);
    }
  });

  test("an editor of one tenant cannot read, change, reference or create anything of another tenant", async () => {
    const login = world.stack.logins.find((entry) => entry.role === "editor" && entry.tenant !== null);
    const { PayloadPerson } = await import("../support/payload.ts");
    const editor = await PayloadPerson.signOn(
      world.stack.urls.cms,
      login?.username ?? "",
      login?.password ?? "",
    );
    const doc = await world.cms.one("products", { medusaId: product.id }, "draft=true");
    const theirTenant = await world.cms.one("tenants", { medusaId: theirs.tenant.id });

    expect(await editor.find("products", { medusaId: product.id }, "draft=true")).toEqual([]);
    const attempts = await Promise.all([
      editor.attempt(`/api/products/${doc.id}`),
      editor.attempt(`/api/products/${doc.id}`, {
        method: "PATCH",
        body: { description: richText("Mine now") },
      }),
      editor.attempt(`/api/products/${doc.id}`, { method: "DELETE" }),
      editor.attempt("/api/pages", {
        method: "POST",
        body: { title: "Intruder", slug: "intruder", tenant: theirTenant.id },
      }),
    ]);
    for (const attempt of attempts) expect([400, 403, 404]).toContain(attempt.status);
    expect(await world.cms.find("pages", { slug: "intruder" }, "draft=true")).toEqual([]);
  });

  test("anonymous callers get no document of any collection", async () => {
    for (const collection of [
      "products",
      "commerce-products",
      "pages",
      "users",
      "order-summaries",
      "forms",
    ]) {
      const answer = await call(`${world.stack.urls.cms}/api/${collection}`);
      expect(
        answer.status === 403 || /"docs":\[\]/.test(answer.text),
        `${collection}: ${answer.text.slice(0, 200)}`,
      ).toBe(true);
    }
  });

  test("every catalog key in the cache has its tenant, and no key of one tenant holds texts of another", async () => {
    const cache = new Redis(world.stack.redis.replace(/\/0$/, "/1"));
    try {
      const keys = (await cache.keys("tandem:*")).filter((key) => key.includes(ours.tenant.id));
      expect(keys.length).toBeGreaterThan(0);
      for (const key of keys) {
        if ((await cache.type(key)) === "string")
          expect(await cache.get(key)).not.toContain("Their secret teapot");
      }
    } finally {
      cache.disconnect();
    }
  });
});
