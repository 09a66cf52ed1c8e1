import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rest } from "./world/callers";
import type { Shelf } from "./world/documents";
import { enrol, serviceToken } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

/** Callers that an endpoint accepts; `signed` are those that sign the body. */
type Kind = "everybody" | "signed" | "reader" | "writer" | "operator" | "member";

const ENDPOINTS: readonly [kind: Kind, method: string, path: string][] = [
  ["everybody", "get", "/health"],
  ["everybody", "get", "/public/tenant"],
  ["everybody", "get", "/public/tenants"],
  ["everybody", "get", "/public/hero-sections"],
  ["everybody", "get", "/public/pages/:slug"],
  ["everybody", "get", "/public/posts"],
  ["everybody", "get", "/public/navigation"],
  ["everybody", "get", "/public/announcements"],
  ["everybody", "get", "/public/products"],
  ["everybody", "get", "/public/categories"],
  // Payload's own: what the caller may do.
  ["everybody", "get", "/access"],
  ["everybody", "get", "/oidc/login"],
  ["everybody", "get", "/oidc/callback"],
  ["signed", "post", "/oidc/backchannel-logout"],
  ["signed", "post", "/webhooks/medusa"],
  ["reader", "post", "/internal/sync/snapshots"],
  ["reader", "post", "/internal/sync/targets"],
  ["writer", "post", "/internal/sync/apply"],
  ["reader", "post", "/internal/sync/buckets"],
  ["reader", "post", "/internal/sync/bucket"],
  ["reader", "post", "/internal/sync/ids"],
  ["reader", "get", "/internal/sync/endpoints"],
  ["writer", "post", "/internal/sync/replay"],
  ["writer", "post", "/internal/import/content"],
  ["writer", "put", "/internal/import/media/:id/file"],
  ["writer", "post", "/internal/import/media/:id/failed"],
  ["reader", "get", "/internal/import/media"],
  ["writer", "post", "/internal/tenants/starter"],
  ["writer", "delete", "/internal/tenants/starter"],
  ["writer", "post", "/internal/sync/domains/due"],
  ["writer", "post", "/internal/sync/domains/results"],
  ["member", "get", "/domains"],
  ["member", "post", "/domains/check"],
  ["operator", "get", "/sync/status"],
  ["operator", "post", "/sync/trigger"],
  ["member", "get", "/sync/document"],
  ["member", "get", "/sync/pulse"],
  // Last, because it ends the session of the caller.
  ["everybody", "get", "/oidc/logout"],
];

let cms: Cms;
let other: Shelf;

beforeAll(async () => {
  cms = await startCms();
  await seedTenant(cms);
  other = await (await seedTenant(cms, { slug: "theirs" })).fill();
}, 180_000);
afterAll(() => cms?.stop());

type Headers = Record<string, string>;
const service = async (...permissions: string[]): Promise<Headers> => ({
  authorization: `Bearer ${await serviceToken(cms, permissions)}`,
});
const REFUSED = { signed: 401, reader: 401, writer: 401, operator: 401, member: 401 } as const;

/** Status that each caller gets where access is refused; null where it is allowed. */
const CALLERS: readonly {
  who: string;
  headers(): Promise<Headers>;
  told: Record<Exclude<Kind, "everybody">, number | null>;
}[] = [
  { who: "a caller without credentials", headers: async () => ({}), told: REFUSED },
  {
    who: "a caller with forged headers",
    headers: async () => ({
      "x-forwarded-user": "admin",
      "x-tenant-id": "ours",
      "x-store-slug": "ours",
      cookie: "payload-token=forged.forged.forged; payload-tenant=ours",
    }),
    told: REFUSED,
  },
  {
    who: "an editor",
    headers: async () => (await enrol(cms, "editor", "ours")).session(),
    told: { ...REFUSED, operator: 403, member: null },
  },
  {
    who: "an owner with an access token",
    headers: async () => (await enrol(cms, "owner", "ours")).accessToken(),
    told: { signed: 401, reader: 403, writer: 403, operator: 403, member: null },
  },
  {
    who: "a user without access to content",
    headers: async () => (await enrol(cms, "customer", "ours")).session(),
    told: REFUSED,
  },
  {
    who: "a platform admin",
    headers: async () => (await enrol(cms, "platform-admin", "ours")).session(),
    told: { ...REFUSED, operator: null, member: null },
  },
  {
    who: "a service without a permission",
    headers: () => service(),
    told: { signed: 401, reader: 403, writer: 403, operator: 403, member: 401 },
  },
  {
    who: "a service that reads the sync",
    headers: () => service("sync:read"),
    told: { signed: 401, reader: null, writer: 403, operator: 403, member: 401 },
  },
  {
    who: "a service that writes through it",
    headers: () => service("sync:write"),
    told: { signed: 401, reader: 403, writer: null, operator: null, member: 401 },
  },
];

describe.each(CALLERS)("$who", ({ headers, told }) => {
  let given: Headers;
  beforeAll(async () => {
    given = await headers();
  });

  test.each(ENDPOINTS)("access to an endpoint for %s is as expected: %s %s", async (kind, method, path) => {
    const address = path.replace(":slug", "about").replace(":id", randomUUID());
    const body = method === "get" ? {} : { body: {} };
    const { status } = await rest(method.toUpperCase(), address, { headers: given, ...body });
    const expected = kind === "everybody" ? null : told[kind];
    if (expected === null) expect([401, 403]).not.toContain(status);
    else expect(status).toBe(expected);
  });
});

test("the table lists exactly the custom endpoints", async () => {
  const { endpoints } = await import("../src/endpoints");
  const there = endpoints.map(({ method, path }) => `${method} ${path}`);
  expect(there.sort()).toEqual(ENDPOINTS.map(([, method, path]) => `${method} ${path}`).sort());
});

test("the sync history of another tenant's document is not found", async () => {
  const headers = await (await enrol(cms, "editor", "ours")).session();
  const doc = await cms.payload.findByID({ collection: "products", id: other.ids.products, depth: 0 });
  const answer = await rest("GET", `/sync/document?entity=product&id=${doc.medusaId}`, { headers });
  expect(answer.status).toBe(404);
});

test("the first user cannot register on an installation without accounts", async () => {
  await cms.payload.delete({ collection: "users", where: { id: { exists: true } }, overrideAccess: true });
  const body = { email: "first@x.test", password: "correct horse battery" };
  expect((await rest("POST", "/users/first-register", { body })).status).toBe(403);
  expect((await cms.payload.count({ collection: "users", overrideAccess: true })).totalDocs).toBe(0);
});
