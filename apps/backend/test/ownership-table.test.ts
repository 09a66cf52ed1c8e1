import {
  CONTENT_SCHEMAS,
  type ContentOf,
  FACTS_SCHEMAS,
  fieldsOwnedBy,
  SYNC_ENTITIES,
  type SyncEntity,
} from "@tandem/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { addProduct, call, pool } from "./support/client";
import { type SeededTenant, seedTenant } from "./support/seed-tenant";

const TABLES: Record<SyncEntity, string> = {
  product: "product",
  category: "product_category",
  tenant: "tenant",
  store: "tenant_store",
};
/** Owned by Payload, but rows of another table: the guard of the API keeps them, the SQL guard cannot. */
const ROWS: Partial<Record<SyncEntity, readonly string[]>> = { product: ["images"] };

const SEO = { title: "Bowl", description: "Round", image: "http://cms.test/a.webp", keywords: ["clay"] };
const CONTENT: ContentOf = {
  product: {
    title: "Bowl",
    subtitle: "Round",
    text: "Round.",
    html: "<p>Round.</p>",
    seo: SEO,
    images: [{ url: "http://cms.test/a.webp", alt: "a" }],
    thumbnail: "http://cms.test/a.webp",
  },
  category: { text: "Bowls.", html: "<p>Bowls.</p>", seo: SEO, image: "http://cms.test/b.webp" },
  tenant: {
    domains: ["shop.test"],
    theme: null,
    logo: "http://cms.test/logo.webp",
    locales: ["en"],
    default_locale: "en",
    contact: { email: "a@shop.test", phone: null, address: null },
    settings: { footer: "x" },
  },
  store: { tagline: "Clay", logo: "http://cms.test/logo.webp", colors: { primary: "#000" } },
};

let shop: SeededTenant;
const ids: Record<SyncEntity, string> = { product: "", category: "", tenant: "", store: "" };

beforeAll(async () => {
  shop = await seedTenant();
  const { body } = await call("/admin/product-categories", {
    body: { name: `Bowls ${shop.slug}` },
    headers: { "x-tenant-id": shop.slug },
  });
  Object.assign(ids, {
    product: await addProduct(shop.channel),
    category: body.product_category.id,
    tenant: shop.tenant,
    store: shop.store,
  });
});
afterAll(() => pool.end());

const stateOf = async (entity: SyncEntity, side: "facts" | "content") => {
  const { rows } = await pool.query(`select * from integration.${entity}_${side} where id = $1`, [
    ids[entity],
  ]);
  return rows[0];
};
const apply = async (entity: SyncEntity) => {
  const { body } = await call("/internal/sync/apply", {
    as: "write",
    body: {
      entity,
      revision: { epoch: "cms", value: String(Date.now()) },
      items: [
        {
          tenant: shop.tenant,
          id: ids[entity],
          op: "upsert",
          state: CONTENT[entity],
          correlationId: "own-0001",
        },
      ],
    },
  });
  return body.items[0];
};

describe.each(SYNC_ENTITIES)("%s", (entity) => {
  test("the facts view carries exactly the keys of the contract", async () => {
    const { state } = await stateOf(entity, "facts");
    expect(z.strictObject(FACTS_SCHEMAS[entity].shape).safeParse(state).error).toBeUndefined();
  });

  test("applied content is held whole, under exactly the keys of the contract", async () => {
    await apply(entity);
    const { state } = await stateOf(entity, "content");
    expect(z.strictObject(CONTENT_SCHEMAS[entity].shape).parse(state)).toEqual({
      ...CONTENT[entity],
      ...(entity === "product" ? (await stateOf(entity, "content")).shared : {}),
    });
  });

  test("the content view offers exactly the shared fields to the merge", async () => {
    expect(Object.keys((await stateOf(entity, "content")).shared ?? {}).sort()).toEqual(
      fieldsOwnedBy(entity, "shared")
        .map(({ state }) => state)
        .sort(),
    );
  });

  test("the SQL guard watches exactly the columns of fields that Payload owns", async () => {
    const { rows } = await pool.query<{ name: string }>(
      `select event_object_column as name from information_schema.triggered_update_columns
       where trigger_name = 'tandem_guard' and event_object_table = $1`,
      [TABLES[entity]],
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...guardedColumns(entity)].sort());
  });

  test("SQL outside the sync changes no field that Payload owns", async () => {
    await apply(entity);
    for (const path of guardedPaths(entity)) {
      const [column = "", ...inner] = path.split(".");
      const read = async () =>
        (
          await pool.query(`select to_jsonb(t) #> $2 as value from ${TABLES[entity]} t where id = $1`, [
            ids[entity],
            path.split("."),
          ])
        ).rows[0].value;
      const before = await read();
      expect(before, path).not.toBeUndefined();
      const forged = inner.reduceRight<unknown>((value, key) => ({ [key]: value }), "forged");
      await pool.query(`update ${TABLES[entity]} set ${column} = $2 where id = $1`, [
        ids[entity],
        typeof forged === "string" ? forged : JSON.stringify(forged),
      ]);
      expect(await read(), path).toEqual(before);
    }
  });
});

function guardedPaths(entity: SyncEntity): string[] {
  return fieldsOwnedBy(entity, "payload").flatMap(({ medusa }) =>
    medusa === null || ROWS[entity]?.includes(medusa) ? [] : [medusa],
  );
}

function guardedColumns(entity: SyncEntity): Set<string> {
  return new Set(guardedPaths(entity).map((path) => path.split(".")[0] ?? ""));
}
