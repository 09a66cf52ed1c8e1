import type { AuditEntry } from "@tandem/contracts";
import { auditPageSchema } from "@tandem/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addProduct, call, pool, stack } from "./support/client";
import { signOnStaff } from "./support/directory";
import { type SeededTenant, seedTenant } from "./support/seed-tenant";

type Shop = SeededTenant;

let own: Shop;
let other: Shop;

/** Signs in a new person with a role in a shop. */
async function person(role: string, shop: Shop): Promise<{ authorization: string; subject: string }> {
  return signOnStaff({ groups: [`/tenants/${shop.slug}/${role}`] });
}
const headersOf = ({ authorization }: { authorization: string }) => ({ authorization });

async function entries(query: string, headers: Record<string, string>): Promise<AuditEntry[]> {
  const { status, body } = await call(`/admin/audit?${query}`, { headers });
  if (status !== 200) throw new Error(`Reading the audit log failed: ${status} ${JSON.stringify(body)}`);
  return auditPageSchema.parse(body).entries;
}

/** Waits for a person's entries and returns them: entries are written after the response is sent. */
async function leftBy(subject: string, headers: Record<string, string>): Promise<AuditEntry[]> {
  return expect
    .poll(() => entries(`actor=${subject}`, headers), { timeout: 30_000 })
    .not.toEqual([])
    .then(() => entries(`actor=${subject}`, headers));
}

beforeAll(async () => {
  own = await seedTenant();
  other = await seedTenant();
});
afterAll(() => pool.end());

describe("the audit log", () => {
  test("a write is recorded with its actor, roles, tenant, entities and correlation id", async () => {
    const owner = await person("owner", own);
    const product = await addProduct(own.channel, {}).then((id) => id);
    const { headers } = await call(`/admin/products/${product}`, {
      body: { title: "Renamed" },
      headers: headersOf(owner),
    });
    const [entry] = await leftBy(owner.subject, headersOf(owner));
    expect(entry).toMatchObject({
      tenant_id: own.tenant,
      subject: owner.subject,
      via: "keycloak",
      roles: ["owner"],
      method: "POST",
      route: "/admin/products/:id",
      action: "products.update",
      entities: [product],
      correlation_id: headers.get("x-request-id"),
    });
  });

  test("the entry of a write names the rows it created", async () => {
    const manager = await person("manager", own);
    const { body } = await call("/admin/collections", {
      body: { title: `Spring ${process.pid}` },
      headers: headersOf(manager),
    });
    const owner = await person("owner", own);
    const [entry] = await leftBy(manager.subject, headersOf(owner));
    expect(entry).toMatchObject({
      action: "collections.create",
      entities: [body.collection.id],
      outcome: "done",
    });
  });

  test("refused requests are recorded, reads included", async () => {
    const viewer = await person("viewer", own);
    await call("/admin/collections", { body: { title: "No" }, headers: headersOf(viewer) });
    await call("/admin/audit", { headers: headersOf(viewer) });
    const owner = await person("owner", own);
    await expect
      .poll(async () => {
        const found = await entries(`actor=${viewer.subject}&outcome=refused`, headersOf(owner));
        return found.map(({ action, status }) => `${action} ${status}`).sort();
      })
      .toEqual(["audit.read 403", "collections.create 403"]);
  });

  test("allowed reads are not recorded", async () => {
    const owner = await person("owner", own);
    await call("/admin/products", { headers: headersOf(owner) });
    await call("/admin/collections", { body: { title: `Fence ${process.pid}` }, headers: headersOf(owner) });
    const found = await leftBy(owner.subject, headersOf(owner));
    expect(found.map(({ action }) => action)).toEqual(["collections.create"]);
  });

  test("only owners and admins of the tenant can read the audit log", async () => {
    for (const role of ["owner", "admin"]) {
      const { status } = await call("/admin/audit", { headers: headersOf(await person(role, own)) });
      expect(status, role).toBe(200);
    }
    for (const role of ["manager", "staff", "viewer", "vendor"]) {
      const { status } = await call("/admin/audit", { headers: headersOf(await person(role, own)) });
      expect(status, role).toBe(403);
    }
  });

  test("a tenant sees no entries of another tenant, and a platform admin with a tenant chosen sees only its entries", async () => {
    const stranger = await person("owner", other);
    await call("/admin/collections", { body: { title: `Far ${process.pid}` }, headers: headersOf(stranger) });
    await leftBy(stranger.subject, headersOf(stranger));

    const owner = await person("owner", own);
    expect(await entries(`actor=${stranger.subject}`, headersOf(owner))).toEqual([]);
    const all = await entries("limit=100", headersOf(owner));
    expect(new Set(all.map(({ tenant_id }) => tenant_id))).toEqual(new Set([own.tenant]));

    const bearer = { authorization: `Bearer ${stack.tokens.admin}` };
    const chosen = await entries("limit=100", { ...bearer, "x-tenant-id": other.slug });
    expect(new Set(chosen.map(({ tenant_id }) => tenant_id))).toEqual(new Set([other.tenant]));
    expect(await entries(`actor=${stranger.subject}`, bearer)).not.toEqual([]);
  });

  test("the database hides other tenants' entries from a tenant's connection and lets it insert none", async () => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("set local role tandem_tenant");
      await client.query("select set_config('tandem.tenant', $1, true)", [own.tenant]);
      const { rows } = await client.query("select distinct tenant_id from audit_entry");
      expect(rows).toEqual([{ tenant_id: own.tenant }]);
      await expect(
        client.query(
          `insert into audit_entry (tenant_id, roles, method, route, action, entities, status, correlation_id)
           values ($1, '{}', 'POST', '/', 'x.create', '{}', 200, 'x')`,
          [own.tenant],
        ),
      ).rejects.toMatchObject({ code: "42501" });
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test.each(["update audit_entry set status = 200", "delete from audit_entry", "truncate audit_entry"])(
    "audit entries cannot be changed, not even by the database owner: %s",
    async (statement) => {
      await expect(pool.query(statement)).rejects.toMatchObject({ code: "42501" });
    },
  );

  test("sign-ins by e-mail are recorded without the e-mail address", async () => {
    const bearer = { authorization: `Bearer ${stack.tokens.admin}` };
    const { headers } = await call("/auth/user/emailpass", {
      body: { email: "nobody@people.test", password: "wrong" },
    });
    const recorded = async () =>
      (await entries("action=sign-on", bearer)).filter(
        ({ correlation_id }) => correlation_id === headers.get("x-request-id"),
      );
    await expect.poll(recorded).toHaveLength(1);
    const [entry] = await recorded();
    expect(entry).toMatchObject({ via: "break-glass", outcome: "refused", user_id: null, roles: [] });
    expect(JSON.stringify(entry)).not.toContain("people.test");
    const [accepted] = await entries("action=sign-on&outcome=done", bearer);
    expect(accepted).toMatchObject({ via: "break-glass", user_id: expect.any(String) });
  });

  test("pages of the audit log skip no entry and repeat none", async () => {
    const owner = await person("owner", own);
    for (const name of ["a", "b", "c"]) {
      await call("/admin/collections", {
        body: { title: `${name} ${process.pid} ${owner.subject}` },
        headers: headersOf(owner),
      });
    }
    const mine = `actor=${owner.subject}`;
    await expect.poll(async () => (await entries(mine, headersOf(owner))).length).toBe(3);
    const all = (await entries(mine, headersOf(owner))).map(({ seq }) => seq);
    const { body } = await call(`/admin/audit?${mine}&limit=2`, { headers: headersOf(owner) });
    const first = auditPageSchema.parse(body);
    const rest = await entries(`${mine}&limit=2&before=${first.next}`, headersOf(owner));
    expect([...first.entries, ...rest].map(({ seq }) => seq)).toEqual(all);
  });
});

describe("the access of the signed-in user", () => {
  test.each([
    [
      "owner",
      { orders: ["read", "write"], audit: ["read"], members: ["read", "write"] },
      ["platform", "sync"],
    ],
    ["viewer", { orders: ["read"], catalog: ["read"] }, ["members", "audit"]],
    ["vendor", { "own-products": ["read", "write"] }, ["orders", "catalog", "settings"]],
  ] as const)("the rights of the role %s are those of the role matrix", async (role, some, none) => {
    const { body } = await call("/admin/me/access", { headers: headersOf(await person(role, own)) });
    expect(body).toMatchObject({
      tenant: { id: own.tenant, slug: own.slug },
      roles: [role],
      platform_admin: false,
      rights: some,
    });
    for (const area of none) expect(body.rights).not.toHaveProperty(area);
  });

  test("a user of two tenants sees both and gets the rights of the chosen one", async () => {
    const groups = [`/tenants/${own.slug}/owner`, `/tenants/${other.slug}/viewer`];
    const headers = headersOf(await signOnStaff({ groups }));
    const { body } = await call("/admin/active-tenant", { headers });
    const ids: string[] = body.tenants.map((tenant: { id: string }) => tenant.id);
    expect(ids.sort()).toEqual([own.tenant, other.tenant].sort());

    for (const [shop, role] of [
      [other, "viewer"],
      [own, "owner"],
    ] as const) {
      const chosen = await call("/admin/active-tenant", { body: { tenant: shop.tenant }, headers });
      expect(chosen.status).toBe(200);
      const cookie = chosen.headers.get("set-cookie")?.split(";")[0] ?? "";
      const { body: access } = await call("/admin/me/access", { headers: { ...headers, cookie } });
      expect(access).toMatchObject({ tenant: { id: shop.tenant }, roles: [role] });
    }
    const stranger = await seedTenant();
    const refused = await call("/admin/active-tenant", { body: { tenant: stranger.tenant }, headers });
    expect(refused.status).toBe(403);
  });

  test("users can only read while their tenant is suspended", async () => {
    const shop = await seedTenant();
    const owner = await person("owner", shop);
    await call(`/admin/tenants/${shop.tenant}`, { method: "PATCH", body: { status: "suspended" } });
    const { body } = await call("/admin/me/access", { headers: headersOf(owner) });
    expect(new Set(Object.values(body.rights).flat())).toEqual(new Set(["read"]));
  });
});
