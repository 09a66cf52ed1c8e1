import { mkdir, readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { urlCorrections } from "../../src/files/correct-urls";
import { addProduct, pool, stack } from "../support/client";
import { LEGACY } from "../support/legacy-files";
import { seedTenant } from "../support/seed-tenant";

const get = (path: string, method = "GET") => fetch(stack.backend + path, { method });
const at = (name: string) => `/static/${encodeURIComponent(name)}`;

describe("a file that an earlier version stored under /static", () => {
  test.each([LEGACY.page, LEGACY.svg])(
    "a legacy file keeps its URL and is sent as a download: $name",
    async ({ name, content }) => {
      for (const path of [at(name), at(name).replace("static", "STATIC"), `${at(name)}?x=1`]) {
        const response = await get(path);
        expect(response.status).toBe(200);
        expect(await response.text()).toBe(content);
        expect(Object.fromEntries(response.headers)).toMatchObject({
          "content-type": "application/octet-stream",
          "content-disposition": "attachment",
          "x-content-type-options": "nosniff",
          "content-security-policy": expect.stringContaining("sandbox"),
        });
      }
    },
  );

  test("a legacy file that is an image by its content is shown as that image", async () => {
    const { headers, status } = await get(at(LEGACY.image.name));
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("image/gif");
    expect(headers.get("content-disposition")).toBe("inline");
    expect((await get(at(LEGACY.image.name), "HEAD")).status).toBe(200);
  });

  test("a legacy file is moved out of the folder that Medusa serves statically", async () => {
    const folder = fileURLToPath(new URL("../../static", import.meta.url));
    const left = await readdir(folder, { recursive: true });
    expect(left.filter((name) => name.includes("-test"))).toEqual([]);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("a legacy file is not sent for %s", async (method) => {
    expect((await get(at(LEGACY.image.name), method)).status).toBe(404);
  });

  test("the name of a folder is not found", async () => {
    const folder = fileURLToPath(new URL("../../legacy-files/folder-test", import.meta.url));
    await mkdir(folder, { recursive: true });
    try {
      expect((await get("/static/folder-test")).status).toBe(404);
    } finally {
      await rmdir(folder);
    }
  });

  test.each([
    "/static/..%2fpackage.json",
    "/static/%2e%2e/package.json",
    "/static/",
    "/static/%00",
    "/static/none.png",
  ])("a path outside the folder of legacy files opens nothing: %s", async (path) => {
    expect([400, 404]).toContain((await get(path)).status);
  });
});

test("image URLs stored by an earlier version point to this backend", async () => {
  const wrong = "http://localhost:9000/static/1-cup.png";
  const { channel } = await seedTenant();
  const product = await addProduct(channel, { images: [{ url: "http://cdn.test/1-cup.png" }] });
  await pool.query("update image set url = $1 where product_id = $2", [wrong, product]);
  await pool.query(
    "with sync as materialized (select set_config('integration.origin', 'sync', true)) update product set thumbnail = $1 from sync where product.id = $2",
    [wrong, product],
  );
  await pool.query(urlCorrections(stack.backend).join("; "));
  const { rows } = await pool.query(
    "select thumbnail, (select url from image where product_id = product.id) as url from product where id = $1",
    [product],
  );
  const right = `${stack.backend}/static/1-cup.png`;
  expect(rows).toEqual([{ thumbnail: right, url: right }]);
});

describe("an export that an earlier version stored", () => {
  test.each([
    at(LEGACY.fresh.name),
    at(LEGACY.old.name),
    `/static/%70rivate${LEGACY.fresh.name.slice(7)}`,
    `/static//${LEGACY.fresh.name}`,
    `/files/platform/${LEGACY.fresh.name}`,
    `/files/private/platform/${LEGACY.fresh.name}`,
    `/files/private/platform/${LEGACY.fresh.name}?token=x`,
  ])("a legacy export cannot be read without a signed link: %s", async (path) => {
    const response = await get(path);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toContain("order_");
  });

  test("a legacy export is deleted once it is older than a day", async () => {
    const left = await readdir(join(stack.files, "private", "platform"));
    expect(left).toContain(LEGACY.fresh.name);
    expect(left).not.toContain(LEGACY.old.name);
  });
});
