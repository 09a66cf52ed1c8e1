import { waitFor } from "@tandem/local-servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addProduct, call, pool } from "./support/client";
import { type SeededTenant, seedTenant } from "./support/seed-tenant";

let shop: SeededTenant;
let other: SeededTenant;
let product: string;
const word = `kumquat${process.pid}`;

async function search(key: string, query: string): Promise<{ ids: string[]; facets: unknown }> {
  const { body } = await call("/store/search", {
    body: { entity: "product", filters: { q: query }, search_options: { facets: ["options"] } },
    headers: { "x-publishable-api-key": key, authorization: "" },
  });
  const [result] = body.results;
  return { ids: result.hits.map((hit: { id: string }) => hit.id), facets: result.facets };
}

const found = (key: string, query: string) =>
  waitFor({
    what: `a hit for ${query}`,
    timeoutMs: 20_000,
    probe: async () => {
      const answer = await search(key, query);
      return answer.ids.length > 0 ? answer : undefined;
    },
  });

beforeAll(async () => {
  [shop, other] = [await seedTenant(), await seedTenant()];
  product = await addProduct(shop.channel, { title: `Sweet ${word}` });
});
afterAll(() => pool.end());

describe("search", () => {
  test("a search finds a shop's product with facets, and no other shop finds it", async () => {
    const answer = await found(shop.key, word);
    expect(answer.ids).toEqual([product]);
    expect(answer.facets).toMatchObject({ options: { values: [{ value: "Size:M", count: 1 }] } });
    expect((await search(other.key, word)).ids).toEqual([]);
  });

  test("a search finds content that the sync applied", async () => {
    const state = {
      title: "unused",
      subtitle: null,
      text: `Tastes of ${word}berry`,
      html: null,
      seo: { title: null, description: null, image: null, keywords: [] },
      images: [],
      thumbnail: null,
    };
    await call("/internal/sync/apply", {
      as: "write",
      body: {
        entity: "product",
        revision: { epoch: "cms", value: "1" },
        items: [{ tenant: shop.tenant, id: product, op: "upsert", state, correlationId: "search-0001" }],
      },
    });
    expect((await found(shop.key, `${word}berry`)).ids).toEqual([product]);
  });
});
