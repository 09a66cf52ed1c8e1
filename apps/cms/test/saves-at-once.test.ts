import type { Payload } from "payload";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCms } from "./world/start-cms";

let payload: Payload;
let stop: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  ({ payload, stop } = await startCms());
}, 120_000);

afterAll(() => stop());

test("concurrent saves all succeed, even when there are more of them than connections", async () => {
  const tenant = await payload.create({
    collection: "tenants",
    data: { name: "Brand", slug: "brand", medusaId: "ten_brand", defaultLocale: "en", status: "active" },
  });
  const post = (slug: string) =>
    payload.create({
      collection: "posts",
      data: { title: slug, slug, tenant: tenant.id, _status: "published" },
    });
  const posts = await Promise.all(Array.from({ length: 100 }, (_, n) => post(`post-${n}`)));
  const saves = posts.map(({ id }) =>
    payload.update({ collection: "posts", id, data: { title: "Saved" }, overrideLock: false }),
  );
  const failed = (await Promise.allSettled(saves)).filter(({ status }) => status === "rejected");
  expect(failed).toEqual([]);
}, 120_000);
