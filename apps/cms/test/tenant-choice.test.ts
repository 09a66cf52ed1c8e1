import { afterAll, beforeAll, expect, test } from "vitest";
import { rest } from "./world/callers";
import { type Caller, enrol } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
let both: Caller;
const ids = new Map<string, string>();

beforeAll(async () => {
  cms = await startCms();
  for (const slug of ["alpha", "beta", "gamma"]) {
    ids.set(slug, (await seedTenant(cms, { slug, medusaId: `ten_${slug}` })).id);
  }
  both = await enrol(cms, "editor", "alpha", "beta");
}, 300_000);
afterAll(() => cms?.stop());

let pages = 0;
async function create(headers: Record<string, string>, tenant?: string) {
  pages += 1;
  const body = { title: "Page", slug: `page-${pages}`, ...(tenant === undefined ? {} : { tenant }) };
  const answer = await rest("POST", "/pages?depth=0", {
    headers: { ...(await both.accessToken()), ...headers },
    body,
  });
  const doc = Object(answer.body.doc);
  return { status: answer.status, text: answer.text, tenant: doc.tenant };
}

test("a member of several tenants cannot write without naming one, and the error lists their tenants", async () => {
  const refused = await create({});
  expect(refused.status).toBe(400);
  expect(refused.text).toMatch(/X-Tenant-Id.*alpha, beta/);
  expect(refused.text).not.toContain("gamma");
  const { totalDocs } = await cms.payload.count({ collection: "pages", overrideAccess: true });
  expect(totalDocs).toBe(0);
});

test("a member of several tenants writes in the one named by the document or by X-Tenant-Id", async () => {
  expect(await create({}, ids.get("beta"))).toMatchObject({ status: 201, tenant: ids.get("beta") });
  expect(await create({ "x-tenant-id": "alpha" })).toMatchObject({ status: 201, tenant: ids.get("alpha") });
  expect(await create({ "x-tenant-id": "ten_beta" })).toMatchObject({ status: 201, tenant: ids.get("beta") });
  expect((await create({ "x-tenant-id": "alpha" }, ids.get("beta"))).status).toBe(400);
});

test("a tenant of others is refused with the same text as one that does not exist", async () => {
  const [foreign, unknown] = [
    await create({ "x-tenant-id": "gamma" }),
    await create({ "x-tenant-id": "nowhere" }),
  ];
  expect(foreign.status).toBe(403);
  expect({ ...foreign, text: "" }).toEqual({ ...unknown, text: "" });
  expect(foreign.text).toBe(unknown.text);
});
