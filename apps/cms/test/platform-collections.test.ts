import { randomUUID } from "node:crypto";
import type { CollectionSlug } from "payload";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { policyOf } from "../src/tenancy/policies";
import { rest } from "./world/callers";
import type { Shelf } from "./world/documents";
import { type Caller, enrol } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

type Right = "read" | "update" | "delete";

/** Collections whose documents belong to no single tenant; `boss` is what platform admins may do with a row of others. */
const COLLECTIONS: readonly { slug: CollectionSlug; body: object; boss: readonly Right[] }[] = [
  { slug: "tenants", body: { contact: { phone: "1" } }, boss: ["read", "update"] },
  { slug: "users", body: { name: "changed" }, boss: ["read", "update", "delete"] },
  { slug: "payload-preferences", body: { value: "changed" }, boss: [] },
  { slug: "payload-locked-documents", body: {}, boss: ["read", "update", "delete"] },
  { slug: "payload-jobs", body: { queue: "changed" }, boss: ["read", "delete"] },
  { slug: "payload-kv", body: { data: "changed" }, boss: [] },
];

let cms: Cms;
let pool: Pool;
let own: Shelf;
let other: Shelf;
let stranger: Caller;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  cms = await startCms();
  pool = (await import("../src/connections/pool")).poolOf(cms.payload);
  own = await (await seedTenant(cms)).fill();
  const theirs = await seedTenant(cms, { slug: "theirs", roles: ["editor"] });
  other = await theirs.fill();
  stranger = theirs.people.editor;
  await rest("GET", "/users/me", { headers: await stranger.session() });
  for (const role of ["owner", "editor", "platform-admin"] as const) {
    callers.set(role, await enrol(cms, role, "ours"));
  }
}, 180_000);
afterAll(() => cms?.stop());

/** Returns the id of a row that belongs to the other tenant, to a user of it, or to the system. */
async function rowOf(slug: CollectionSlug): Promise<string> {
  const make = async (data: Record<string, unknown>) =>
    String((await cms.payload.db.create({ collection: slug, data })).id);
  const user = { relationTo: "users", value: stranger.userId };
  switch (slug) {
    case "tenants":
      return other.tenant;
    case "users":
      return stranger.userId;
    case "payload-preferences":
      return make({ key: randomUUID(), value: "theirs", user });
    case "payload-locked-documents":
      return make({ document: { relationTo: "posts", value: other.ids.posts }, user });
    case "payload-jobs":
      return make({ taskSlug: "schedulePublish", input: {}, queue: "never" });
    case "payload-kv":
      return make({ key: randomUUID(), data: { secret: true } });
    default:
      throw new Error(`rowOf has no case for ${slug}. Add one.`);
  }
}

async function rightsOn(
  slug: CollectionSlug,
  headers: Record<string, string>,
  body: object,
): Promise<Right[]> {
  const id = await rowOf(slug);
  const path = `/${slug}/${id}?depth=0`;
  const found = [await rest("GET", path, { headers }), await rest("GET", `/${slug}?limit=0`, { headers })];
  const counted = await rest("GET", `/${slug}/count?where[id][equals]=${id}`, { headers });
  const sees =
    found.some(({ status, text }) => status < 400 && text.includes(id)) ||
    (counted.status < 400 && counted.body.totalDocs === 1);
  const changed = await rest("PATCH", path, { headers, body });
  const changedMany = await rest("PATCH", `/${slug}?where[id][equals]=${id}`, { headers, body });
  const updates =
    changed.status < 400 || (changedMany.status < 400 && changedMany.text.includes(`"id":"${id}"`));
  // Accounts and tenants of the other tests stay.
  const spare = slug === "users" ? (await enrol(cms, "nobody", "theirs")).userId : id;
  const deletes = (await rest("DELETE", `/${slug}/${spare}`, { headers })).status < 400;
  return [
    ...(sees ? ["read" as const] : []),
    ...(updates ? ["update" as const] : []),
    ...(deletes ? ["delete" as const] : []),
  ];
}

test("every collection that belongs to no single tenant is covered here", () => {
  const slugs = cms.payload.config.collections.map(({ slug }) => slug);
  const shared = slugs.filter((slug) => policyOf(slug).kind !== "tenant" && slug !== "payload-migrations");
  expect(shared.sort()).toEqual(COLLECTIONS.map(({ slug }) => slug).sort());
});

describe.each(["owner", "editor", "anonymous"])("an %s of another tenant", (role) => {
  test.each(COLLECTIONS)(
    "the caller cannot read, change or delete a row of $slug",
    async ({ slug, body }) => {
      const headers = role === "anonymous" ? {} : ((await callers.get(role)?.session()) ?? {});
      expect(await rightsOn(slug, headers, body)).toEqual([]);
    },
  );

  test("the caller cannot create or unlock accounts, read migrations or run jobs", async () => {
    const headers = role === "anonymous" ? {} : ((await callers.get(role)?.session()) ?? {});
    const account = { email: `${randomUUID()}@x.test`, password: "correct horse battery" };
    expect((await rest("POST", "/users", { headers, body: account })).status).toBe(403);
    const email = `${stranger.subject}@people.test`;
    expect((await rest("POST", "/users/unlock", { headers, body: { email } })).status).toBe(403);
    expect((await rest("GET", "/payload-migrations", { headers })).status).toBeGreaterThanOrEqual(400);
    expect((await rest("GET", "/payload-jobs/run", { headers })).status).toBeGreaterThanOrEqual(400);
  });
});

test.each(COLLECTIONS)(
  "a platform admin has exactly the rights of the policy on $slug",
  async ({ slug, body, boss }) => {
    const headers = (await callers.get("platform-admin")?.session()) ?? {};
    expect(await rightsOn(slug, headers, body)).toEqual(boss);
  },
);

test("an owner can change the settings of their own tenant, but not use another tenant's image as its logo", async () => {
  const headers = (await callers.get("owner")?.session()) ?? {};
  const change = (body: object) => rest("PATCH", `/tenants/${own.tenant}?depth=0`, { headers, body });
  expect((await change({ logo: own.ids.media })).status).toBe(200);
  expect((await change({ logo: other.ids.media })).status).toBe(403);
});

test("an editor of two tenants cannot move a document from one to the other", async () => {
  const both = await enrol(cms, "editor", "ours");
  cms.realm.people.get(both.subject)?.groups.push("/tenants/theirs/editor");
  const headers = await both.session();
  await rest("PATCH", `/posts/${own.ids.posts}`, { headers, body: { tenant: other.tenant } });
  await rest("PATCH", `/posts?where[id][equals]=${own.ids.posts}`, {
    headers,
    body: { tenant: other.tenant },
  });
  const { tenant } = await cms.payload.findByID({ collection: "posts", id: own.ids.posts, depth: 0 });
  expect(tenant).toBe(own.tenant);
});

test("a user whose tenant has no locks gets an empty list, because the admin reads it before it opens a document", async () => {
  const headers = (await callers.get("editor")?.session()) ?? {};
  const answer = await rest("GET", "/payload-locked-documents", { headers });
  expect(answer.status).toBe(200);
  expect(answer.body.totalDocs).toBe(0);
});

test("a password cannot be reset, even with a valid token", async () => {
  await pool.query(
    "update users set reset_password_token = 'fits', reset_password_expiration = now() + interval '1 hour' where id = $1::uuid",
    [stranger.userId],
  );
  const body = { token: "fits", password: "correct horse battery" };
  expect((await rest("POST", "/users/reset-password", { body })).status).toBe(403);
});

test("a user's own preferences are stored", async () => {
  const headers = (await callers.get("editor")?.session()) ?? {};
  await rest("POST", "/payload-preferences/nav", { headers, body: { value: { open: true } } });
  expect((await rest("GET", "/payload-preferences/nav", { headers })).text).toContain("open");
});
