import { randomBytes } from "node:crypto";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { call, pool } from "./support/client";
import { breakNeighbours, neighbours } from "./support/directory";
import { mailsTo } from "./support/mail";

afterAll(() => pool.end());
afterEach(() => breakNeighbours(null));

const ROLES = ["admin", "customer", "editor", "manager", "owner", "staff", "vendor", "viewer"];

function newTenant() {
  const slug = `o-${randomBytes(4).toString("hex")}`;
  const store = { slug, name: "Shop", default_currency: "usd", countries: ["us"] };
  return { name: "Opened", slug, store, owner_email: `${slug}@people.test` };
}
const open = (body: unknown) => call("/admin/tenants", { body });
const tables = ["tenant", "tenant_store", "sales_channel", "api_key", "stock_location", "fulfillment_set"];
const counts = async () =>
  (
    await pool.query(
      `select ${tables.map((table) => `(select count(*)::int from ${table} where deleted_at is null) as ${table}`)},
         (select count(*)::int from tenant_invitation) as tenant_invitation`,
    )
  ).rows[0];

test("creating a tenant creates groups for every role, starter pages and an invitation to its owner", async () => {
  const wanted = newTenant();
  const before = await neighbours();
  const { status, body } = await open(wanted);
  expect(status).toBe(201);
  const { groups, accountCalls, starters } = await neighbours();
  const own = groups.filter((path) => path.startsWith(`/tenants/${wanted.slug}/`));
  expect(own).toEqual(ROLES.map((role) => `/tenants/${wanted.slug}/${role}`));
  expect(accountCalls).toEqual(before.accountCalls);
  expect(await mailsTo(wanted.owner_email)).toHaveLength(1);
  expect(starters).toContain(body.tenant.id);
});

describe("an interrupted creation of a tenant", () => {
  test.each([
    ["Keycloak creates its first group", "POST .*/groups/tenants/children"],
    ["Keycloak creates the groups of its roles", "POST .*/groups/[0-9a-f-]{36}/children"],
    ["Payload creates its pages", "POST /api/internal/tenants/starter"],
    ["the group of its owners is looked up", "GET .*/groups/[0-9a-f-]{36}/children$"],
  ])("a failure while %s leaves nothing behind, and the creation can be repeated", async (_when, broken) => {
    const wanted = newTenant();
    const before = { there: await neighbours(), here: await counts() };
    await breakNeighbours(broken);
    expect((await open(wanted)).status).toBeGreaterThanOrEqual(500);
    await breakNeighbours(null);
    expect({ there: await neighbours(), here: await counts() }).toEqual(before);
    expect((await open(wanted)).status).toBe(201);
  });

  test("a failure while its owner is mailed leaves nothing behind, and the creation can be repeated", async () => {
    const wanted = newTenant();
    const before = { there: await neighbours(), here: await counts() };
    expect((await open({ ...wanted, owner_email: `${wanted.slug}@refused.test` })).status).toBe(503);
    expect({ there: await neighbours(), here: await counts() }).toEqual(before);
    expect((await open(wanted)).status).toBe(201);
  });

  test.each([
    ...["tenant", "sales_channel", "stock_location", "api_key", "fulfillment_set", "tenant_store"],
    "tenant_invitation",
  ])(
    "a failure while a row of %s is written leaves nothing behind, and the creation can be repeated",
    async (table) => {
      const wanted = newTenant();
      const before = { there: await neighbours(), here: await counts() };
      await pool.query(`
        create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
        create trigger refuse_row before insert on ${table} for each row execute function refuse_row()`);
      const { status } = await open(wanted);
      await pool.query(`drop trigger refuse_row on ${table}; drop function refuse_row`);
      expect(status).toBe(500);
      expect({ there: await neighbours(), here: await counts() }).toEqual(before);
      expect((await open(wanted)).status).toBe(201);
    },
  );
});
