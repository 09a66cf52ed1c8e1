import { sql } from "@payloadcms/db-postgres";
import type { Payload } from "payload";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VERSION_COLUMNS, VERSION_TEXTS } from "../src/documents/save-version";
import { TABLES } from "../src/documents/tables";
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

test("saves of one draft at the same moment all succeed, and none loses a field that another one saved", async () => {
  const tenant = await payload.create({
    collection: "tenants",
    data: { name: "Busy", slug: "busy", medusaId: "ten_busy", defaultLocale: "en", status: "active" },
  });
  const { id } = await payload.create({
    collection: "posts",
    draft: true,
    data: { title: "Before", slug: "before", tenant: tenant.id },
  });
  const save = (data: { title?: string; slug?: string }) =>
    payload.update({ collection: "posts", id, draft: true, data, overrideLock: false });
  const saves = Array.from({ length: 12 }, (_, n) =>
    save(n % 2 === 0 ? { title: "After" } : { slug: "after" }),
  );
  const failed = (await Promise.allSettled(saves)).filter(({ status }) => status === "rejected");
  expect(failed).toEqual([]);
  const saved = await payload.findByID({ collection: "posts", id, draft: true });
  expect(saved).toMatchObject({ title: "After", slug: "after" });
}, 120_000);

test.each(["product", "category"] as const)(
  "a version of a %s that the sync saves holds every column that Payload keeps of it",
  async (entity) => {
    const { versions } = TABLES[entity];
    const { rows } = await payload.db.drizzle.execute(sql`
      select table_name as table, substr(column_name, 9) as column from information_schema.columns
      where table_schema = 'public' and table_name in (${versions}, ${`${versions}_locales`})
        and column_name like 'version\_%' and column_name not in
          ('version__status', 'version_created_at', 'version_updated_at', 'version_deleted_at')`);
    const columnsOf = (table: string) =>
      rows.flatMap((row) => (row.table === table ? [String(row.column)] : [])).sort();
    expect(columnsOf(versions)).toEqual([...VERSION_COLUMNS[entity]].sort());
    expect(columnsOf(`${versions}_locales`)).toEqual([...VERSION_TEXTS].sort());
  },
);
