import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { type TemporaryFolder, temporaryFolder } from "@tandem/local-servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { call } from "../support/http.ts";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { importShopify, root } from "../support/shopify.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, ownStack, type World } from "../support/world.ts";

const PICTURE = join(root, "infra/dev/demo/northbeam/images/meridian-24-fog.webp");

let world: World;
let shop: Shop;
let folder: TemporaryFolder;
let host: Server;
let online = false;
let asked = 0;

const address = () => `http://${ownStack().pictureHost}/lamp.webp`;
const media = () =>
  world.query("payload", "select fetch_state, filename, fetch_error from media where source_url = $1", [
    address(),
  ]);

async function lamp(): Promise<AdminProduct> {
  const [row] = await world.query(
    "medusa",
    "select product_id from tenant_product where tenant_id = $1 and deleted_at is null",
    [shop.tenant.id],
  );
  return world.admin.product(String(row?.product_id));
}

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop("Lamp Shop");
  folder = await temporaryFolder("pictures");
  const bytes = await readFile(PICTURE);
  host = createServer((_request, response) => {
    asked += 1;
    if (online) response.writeHead(200, { "content-type": "image/webp" }).end(bytes);
    else response.writeHead(404).end();
  });
  const [name, port] = ownStack().pictureHost.split(":");
  await new Promise<void>((resolve) => host.listen(Number(port), name, resolve));
  await writeFile(
    join(folder.path, "lamp.csv"),
    [
      "Handle,Title,Body (HTML),Published,Option1 Name,Option1 Value,Variant Price,Variant Inventory Qty,Image Src,Image Position",
      `lamp,Lamp,<p>Light.</p>,true,Title,Default Title,10.00,3,${address()},1`,
    ].join("\n"),
  );
});

afterAll(async () => {
  host.close();
  await folder.remove();
});

describe("Images of an import that cannot be fetched", () => {
  test("an image that cannot be fetched keeps its URL and does not delay the product", async () => {
    const { code, output } = await importShopify(
      world.stack,
      shop.tenant.slug,
      join(folder.path, "lamp.csv"),
    );
    expect(code, output).toBe(0);
    await eventually("fetching the image is given up", 60_000, async () => {
      const [row] = await media();
      return row?.fetch_state === "failed" ? row : undefined;
    });
    expect(asked).toBeGreaterThan(0);
    await settle(world.admin);

    const product = await lamp();
    expect(product.images?.map(({ url }) => url)).toEqual([address()]);
    const page = await call(`${world.stack.urls.storefront}/products/lamp`, { host: shop.host });
    expect(page.status).toBe(200);
  }, 120_000);

  test("a retry lists and fetches the image, which Payload then serves everywhere", async () => {
    online = true;
    const { code, output } = await importShopify(world.stack, shop.tenant.slug, "--retry-images");
    expect(code, output).toBe(0);
    expect(output).toContain(address());

    await eventually("the image is stored", 60_000, async () => {
      const [row] = await media();
      return row?.fetch_state === "stored" ? row : undefined;
    });
    await settle(world.admin);
    const product = await eventually("Medusa shows the stored copy", 30_000, async () => {
      const found = await lamp();
      return found.images?.some(({ url }) => url === address()) ? undefined : found;
    });
    const [ours] = product.images ?? [];
    expect(ours?.url).toMatch(/^http/);
    expect((await call(ours?.url ?? "")).status).toBe(200);

    const again = await importShopify(world.stack, shop.tenant.slug, "--retry-images");
    expect(again.output).not.toContain(address());
  }, 120_000);
});
