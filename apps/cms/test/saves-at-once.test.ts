import type { Payload } from "payload";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCms } from "./world/start-cms";

let payload: Payload;
let stop: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  ({ payload, stop } = await startCms());
}, 120_000);

afterAll(() => stop());

test("first sign-ins of one user at the same moment all get the account that one of them creates", async () => {
  const { accountOf } = await import("../src/auth/account");
  const subject = "11111111-2222-4333-8444-555555555555";
  const identity = { subject, name: "Ann", email: "ann@people.test", emailVerified: true };
  const place = { platformRole: "platform-admin", tenants: [] } as const;
  const accounts = await Promise.all(
    Array.from({ length: 8 }, () => accountOf(payload, identity, { ...place, tenants: [] })),
  );
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(1);
  const { totalDocs } = await payload.count({ collection: "users", where: { subject: { equals: subject } } });
  expect(totalDocs).toBe(1);
}, 120_000);

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
