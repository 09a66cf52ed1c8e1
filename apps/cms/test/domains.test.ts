import {
  DOMAIN_ADMIN_PATHS,
  DOMAIN_PATHS,
  type DomainClaim,
  type DomainFinding,
  domainListSchema,
  domainsDueResponseSchema,
  INTERNAL_BASE,
  PUBLIC_PATHS,
} from "@tandem/contracts";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graphql, rest } from "./world/callers";
import { type Caller, serviceToken } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

type Tenant = "ours" | "theirs";
const ROLES = ["owner", "admin", "manager", "staff", "viewer", "editor", "nobody"] as const;
const TENANT_PATH = PUBLIC_PATHS.tenant.replace(/^\/api/, "");
const PAGES_PATH = PUBLIC_PATHS.navigation.replace(/^\/api/, "");

let cms: Cms;
let pool: Pool;
const ids: Record<Tenant, string> = { ours: "", theirs: "" };
const people = new Map<string, Caller>();

const headersOf = async (role: string, tenant: Tenant = "ours") =>
  (await people.get(`${role}@${tenant}`)?.session()) ?? {};
const enter = async (domains: unknown, role = "owner", tenant: Tenant = "ours", home: Tenant = tenant) =>
  rest("PATCH", `/tenants/${ids[home]}`, { headers: await headersOf(role, tenant), body: { domains } });
const service = async (path: string, body: object, permissions = ["sync:write"]) =>
  rest("POST", `${INTERNAL_BASE.payload}${path}`.replace(/^\/api/, ""), {
    body,
    headers: { authorization: `Bearer ${await serviceToken(cms, permissions)}` },
  });
const leadsTo = async (host: string) => {
  const { status, body } = await rest("GET", `${TENANT_PATH}?host=${encodeURIComponent(host)}`);
  return status === 200 ? body.slug : status;
};
const viewsOf = async (tenant: Tenant) => {
  const path = `${DOMAIN_ADMIN_PATHS.list.replace(/^\/api/, "")}?tenant=${ids[tenant]}`;
  return domainListSchema.parse(
    (await rest("GET", path, { headers: await headersOf("owner", tenant) })).body,
  );
};
/** Takes the claim as the worker does and reports the findings for it. */
async function report(tenant: Tenant, host: string, dns: DomainFinding, http: DomainFinding = "missing") {
  const due = await service(DOMAIN_PATHS.due, { only: { tenant: ids[tenant], host } });
  const { items } = domainsDueResponseSchema.parse(due.body);
  const results = items.map((claim: DomainClaim) => ({ ...claim, dns, http }));
  return service(DOMAIN_PATHS.results, { items: results });
}
const announced = async () =>
  (await pool.query("select 1 from integration.outbox where topic = 'tenant.updated'")).rowCount;

beforeAll(async () => {
  cms = await startCms();
  pool = (await import("../src/connections/pool")).poolOf(cms.payload);
  for (const tenant of ["ours", "theirs"] as const) {
    const seeded = await seedTenant(cms, { slug: tenant, roles: ROLES });
    ids[tenant] = seeded.id;
    for (const role of ROLES) people.set(`${role}@${tenant}`, seeded.people[role]);
  }
}, 180_000);
afterAll(() => cms?.stop());

/** Every host that the configuration of this service names, and one that only `PLATFORM_HOSTS` does. */
async function platformHosts(): Promise<string[]> {
  const { env } = await import("../src/env");
  const urls = Object.values(env).flatMap((value) =>
    typeof value === "string" && /^[a-z]+:\/\//.test(value) ? [new URL(value).hostname] : [],
  );
  return [...new Set([...urls, "edge.platform.uz"])];
}

describe("reserved and invalid names", () => {
  test("a tenant cannot claim a host of the platform's configuration, nor a name below one", async () => {
    for (const host of (await platformHosts()).filter((each) => /[a-z]/.test(each))) {
      for (const name of [host, `${host.toUpperCase()}.`, `${host}:443`, `below.${host}`]) {
        const { status, text } = await enter([name]);
        expect([status, text], name).toEqual([409, expect.stringContaining("cannot be used")]);
      }
    }
  });

  test.each([
    ["theirs.shop.test", 409],
    ["unused.shop.test", 409],
    ["theirs.localhost", 409],
    ["localhost", 409],
    ["com", 400],
    ["co.uk", 400],
    ["127.0.0.1", 400],
    ["0x7f.1", 400],
    ["backend", 400],
    ["printer.local", 400],
    ["*.brand.uz", 400],
    ["https://brand.uz/", 400],
    ["ѕaffron.uz", 400],
    ["", 400],
  ])("the domain %s is refused with the field, the reason and the fix", async (name, status) => {
    const answer = await enter([name]);
    expect([answer.status, answer.text]).toEqual([
      status,
      expect.stringMatching(/domains: .* (Enter|Choose|Use) /),
    ]);
    expect((await viewsOf("ours")).items).toEqual([]);
  });

  test("a host of the platform leads to no tenant even when the database says that it serves", async () => {
    for (const host of await platformHosts()) {
      await pool.query(
        "insert into tenant_domains (tenant_id, host, method, serving) values ($1, $2, 'kept', true)",
        [ids.theirs, host],
      );
      expect(await leadsTo(host), host).toBe(404);
      for (const header of ["host", "x-forwarded-host"]) {
        const headers = { "x-tenant-id": "ours", [header]: `${host}:443` };
        expect((await rest("GET", PAGES_PATH, { headers })).status, host).toBe(200);
      }
    }
    await pool.query("delete from tenant_domains");
  });

  test("a default host leads to its own tenant even when the database says that another serves it", async () => {
    await pool.query(
      "insert into tenant_domains (tenant_id, host, method, serving) values ($1, 'ours.shop.test', 'kept', true)",
      [ids.theirs],
    );
    expect(await leadsTo("ours.shop.test")).toBe("ours");
    expect(await leadsTo("Ours.Shop.Test.:9002")).toBe("ours");
    const headers = { "x-tenant-id": "ours", host: "ours.shop.test" };
    expect((await rest("GET", PAGES_PATH, { headers })).status).toBe(200);
    await pool.query("delete from tenant_domains");
  });
});

describe("permissions for domains", () => {
  test.each(ROLES)(
    "the role %s changes domains only with the area settings, by REST and GraphQL, in its own tenant",
    async (role) => {
      const { may } = await import("@tandem/auth");
      const allowed =
        role !== "nobody" && may([role], "settings", "write") && may([role], "content", "write");
      const { status, text } = await enter([`${role}.brand.uz`], role);
      expect(status, text).toBe(allowed ? 200 : 403);
      const mutation =
        "mutation ($id: String!, $d: [String!]) { updateTenant(id: $id, data: { domains: $d }) { domains } }";
      const asked = await graphql(mutation, { id: ids.ours, d: ["graph.brand.uz"] }, await headersOf(role));
      expect(asked.text.includes('"domains":["graph.brand.uz"]'), asked.text).toBe(allowed);
      expect((await enter([`${role}.brand.uz`], role, "ours", "theirs")).status).toBeGreaterThanOrEqual(403);
      expect((await viewsOf("theirs")).items).toEqual([]);
      await enter([]);
    },
  );

  test("an editor saves the rest of the document with its domains unchanged", async () => {
    await enter(["brand.uz"]);
    const headers = await headersOf("editor");
    const body = { domains: ["brand.uz"], contact: { phone: "+998901234567" } };
    expect((await rest("PATCH", `/tenants/${ids.ours}`, { headers, body })).status).toBe(200);
    const refused = await enter([], "editor");
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining("settings")]);
    expect((await viewsOf("ours")).items).toMatchObject([{ host: "brand.uz", state: "waiting" }]);
    await enter([]);
  });

  test.each(ROLES)(
    "the role %s reads states and requests checks as the role matrix allows, in its own tenant only",
    async (role) => {
      const { may } = await import("@tandem/auth");
      await enter(["brand.uz"]);
      const list = DOMAIN_ADMIN_PATHS.list.replace(/^\/api/, "");
      const check = DOMAIN_ADMIN_PATHS.check.replace(/^\/api/, "");
      const headers = await headersOf(role);
      const mayIn = (action: "read" | "write") => role !== "nobody" && may([role], "settings", action);
      const statuses = async (tenant: Tenant) => [
        (await rest("GET", `${list}?tenant=${ids[tenant]}`, { headers })).status,
        (await rest("POST", check, { headers, body: { tenant: ids[tenant], host: "brand.uz" } })).status,
      ];
      expect((await statuses("theirs")).every((status) => status === 401 || status === 403)).toBe(true);
      const [read, write] = await statuses("ours");
      expect(read === 200).toBe(mayIn("read"));
      expect(write === 202).toBe(mayIn("write"));
      await enter([]);
    },
  );

  test("only services with write permission can read due claims and report findings", async () => {
    expect((await service(DOMAIN_PATHS.due, { only: null }, ["sync:read"])).status).toBe(403);
    expect((await service(DOMAIN_PATHS.results, { items: [] }, ["sync:read"])).status).toBe(403);
    const path = `${INTERNAL_BASE.payload}${DOMAIN_PATHS.due}`.replace(/^\/api/, "");
    const headers = await headersOf("owner");
    expect((await rest("POST", path, { headers, body: { only: null } })).status).toBe(401);
  });
});

describe("custom domains", () => {
  const host = "shop.brand.uz";
  const same = { "x-tenant-id": "ours", host };

  test("a custom domain does not serve before it is proven, then serves its tenant, and the change is announced", async () => {
    expect((await enter([` Shop.Brand.uz.:443`])).status).toBe(200);
    expect(await leadsTo(host)).toBe(404);
    expect((await viewsOf("ours")).items).toMatchObject([{ host, state: "waiting", method: null }]);
    await report("ours", host, "wrong");
    expect(await leadsTo(host)).toBe(404);
    const before = await announced();
    await report("ours", host, "proven");
    expect(await leadsTo(host)).toBe("ours");
    expect(await announced()).toBe((before ?? 0) + 1);
    expect((await viewsOf("ours")).items).toMatchObject([{ state: "serving", method: "dns" }]);
    const { body } = await rest("GET", TENANT_PATH, { headers: same });
    expect(body.domains).toEqual([host]);
  });

  test("a domain of another tenant is refused with the same text as a reserved name", async () => {
    const taken = await enter([host], "owner", "theirs");
    const reserved = await enter(["ours.shop.test"], "owner", "theirs");
    expect(taken.status).toBe(409);
    expect(taken.text.replace(host, "")).toBe(reserved.text.replace("ours.shop.test", ""));
    expect(taken.text).not.toMatch(/ours|brand\b.*tenant/);
  });

  test("a domain goes to another tenant only after its proof was missing through the grace period", async () => {
    await report("ours", host, "missing");
    expect(await leadsTo(host)).toBe("ours");
    expect((await viewsOf("ours")).items).toMatchObject([
      { state: "failing", serves_until: expect.any(String) },
    ]);
    expect((await enter([host], "owner", "theirs")).status).toBe(409);
    await pool.query("update tenant_domains set failing_since = now() - interval '3 days' where host = $1", [
      host,
    ]);
    await report("ours", host, "missing");
    expect(await leadsTo(host)).toBe(404);
    expect((await viewsOf("ours")).items).toMatchObject([{ state: "lost" }]);
    expect((await enter([host], "owner", "theirs")).status).toBe(200);
    await report("theirs", host, "proven");
    expect(await leadsTo(host)).toBe("theirs");
    await report("ours", host, "proven");
    expect(await leadsTo(host)).toBe("theirs");
    await Promise.all([enter([]), enter([], "owner", "theirs")]);
    expect(await leadsTo(host)).toBe(404);
  });

  test("a domain that two tenants claim goes to the first that proves it, even when both prove it at once", async () => {
    expect((await enter([host])).status).toBe(200);
    expect((await enter([host], "owner", "theirs")).status).toBe(200);
    const claims = await Promise.all([viewsOf("ours"), viewsOf("theirs")]);
    expect(claims.map(({ items }) => items[0]?.state)).toEqual(["waiting", "waiting"]);
    expect(claims[0].items[0]?.dns.value).not.toBe(claims[1].items[0]?.dns.value);
    await Promise.all([report("ours", host, "proven"), report("theirs", host, "proven")]);
    const { rows } = await pool.query("select 1 from tenant_domains where host = $1 and serving", [host]);
    expect(rows).toHaveLength(1);
    await Promise.all([enter([]), enter([], "owner", "theirs")]);
  });

  test("a domain gets a new token when it is entered again, and a result for the old token is ignored", async () => {
    await enter([host]);
    const { body } = await service(DOMAIN_PATHS.due, { only: { tenant: ids.ours, host } });
    const { items } = domainsDueResponseSchema.parse(body);
    await enter([]);
    await enter([host]);
    const results = items.map((claim) => ({ ...claim, dns: "proven", http: "proven" }));
    expect((await service(DOMAIN_PATHS.results, { items: results })).status).toBe(200);
    expect(await leadsTo(host)).toBe(404);
    await enter([]);
  });

  test("a due claim is handed to one worker at a time", async () => {
    await enter([host]);
    const take = async () =>
      domainsDueResponseSchema.parse((await service(DOMAIN_PATHS.due, { only: null })).body);
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.flatMap(({ items }) => items).map((claim) => claim.host)).toEqual([host]);
    await enter([]);
  });

  test("a tenant cannot have more than twenty domains", async () => {
    const many = Array.from({ length: 21 }, (_, index) => `shop-${index}.brand.uz`);
    expect((await enter(many)).status).toBe(400);
    expect((await enter(many.slice(1))).status).toBe(200);
    await enter([]);
  });

  test("a domain of one tenant, claimed or proven, never breaks a read of another tenant", async () => {
    const names = ["cms.brand.uz", "backend.brand.uz", "shop-of-theirs.uz"];
    await enter(names, "owner", "theirs");
    for (const isProven of [false, true]) {
      if (isProven) for (const name of names) await report("theirs", name, "proven");
      for (const own of [...(await platformHosts()), "ours.shop.test", "ours.localhost", "unknown.uz"]) {
        const headers = { "x-tenant-id": "ours", host: own };
        expect((await rest("GET", PAGES_PATH, { headers })).status, own).toBe(200);
      }
    }
    await enter([], "owner", "theirs");
  });
});

describe("domains from before proofs existed", () => {
  test("domains from before proofs existed are kept by the migration and yield to the tenant that proves them", async () => {
    const migration = await import("../src/migrations/20261128_060000_domain_proofs");
    const { sql } = await import("@payloadcms/db-postgres");
    const { drizzle: db } = cms.payload.db as unknown as {
      drizzle: Parameters<typeof migration.up>[0]["db"];
    };
    const args = { db, payload: cms.payload, req: {} } as unknown as Parameters<typeof migration.up>[0];
    await migration.down(args);
    await db.execute(sql`insert into tenants_texts ("order", parent_id, path, text)
      values (1, ${ids.ours}::uuid, 'domains', 'Old.Brand.uz'), (2, ${ids.ours}::uuid, 'domains', 'theirs.shop.test')`);
    await migration.up(args);
    expect(await leadsTo("old.brand.uz")).toBe("ours");
    const { settleDomains } = await import("../src/domains/settle-domains");
    await settleDomains(cms.payload);
    expect((await viewsOf("ours")).items).toMatchObject([
      { host: "old.brand.uz", state: "serving", method: "kept" },
      { host: "theirs.shop.test", method: null },
    ]);
    const headers = await headersOf("owner");
    const body = { domains: ["Old.Brand.uz", "theirs.shop.test"], contact: { phone: "1" } };
    expect((await rest("PATCH", `/tenants/${ids.ours}`, { headers, body })).status).toBe(200);
    await report("ours", "old.brand.uz", "missing");
    expect(await leadsTo("old.brand.uz")).toBe("ours");
    await report("ours", "theirs.shop.test", "proven", "proven");
    expect(await leadsTo("theirs.shop.test")).toBe("theirs");
    expect((await enter(["old.brand.uz"], "owner", "theirs")).status).toBe(200);
    await report("theirs", "old.brand.uz", "proven");
    expect(await leadsTo("old.brand.uz")).toBe("theirs");
    await Promise.all([enter([]), enter([], "owner", "theirs")]);
  });
});

describe("domains that need no proof", () => {
  test("a tenant's default host serves without proof, and a trusted name as long as the configuration lists it", async () => {
    const { env } = await import("../src/env");
    const { settleDomains } = await import("../src/domains/settle-domains");
    expect((await enter(["brand.dev-only"])).status).toBe(400);
    env.TRUSTED_DOMAINS.push("*.dev-only");
    expect((await enter(["ours.shop.test", "brand.dev-only"])).status).toBe(200);
    expect((await enter(["brand.dev-only"], "owner", "theirs")).status).toBe(409);
    expect((await enter(["theirs.shop.test"])).status).toBe(409);
    expect(await leadsTo("brand.dev-only")).toBe("ours");
    expect((await viewsOf("ours")).items.map(({ method }) => method)).toEqual(["default", "trusted"]);
    env.TRUSTED_DOMAINS.length = 0;
    await settleDomains(cms.payload);
    expect(await leadsTo("brand.dev-only")).toBe(404);
    await enter([]);
  });
});
