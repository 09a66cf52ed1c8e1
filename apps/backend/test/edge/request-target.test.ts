import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { auditPageSchema } from "@tandem/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addProduct, call, pool, stack } from "../support/client";
import { signOnStaff } from "../support/directory";
import { sendRaw } from "../support/raw";
import { type SeededTenant, seedTenant } from "../support/seed-tenant";

type Shop = SeededTenant;

const json = { "content-type": "application/json" };
const admin = { authorization: `Bearer ${stack.tokens.admin}` };
let shop: Shop;
beforeAll(async () => {
  shop = await seedTenant();
});
afterAll(() => pool.end());

const TARGETS = [
  "http://localhost/admin/products",
  "http://[",
  "*",
  "//admin/products",
  "/admin//products",
  "/admin/..%2fstore/products",
  "/admin/%2e%2e/store/products",
  "/admin/%252e%252e/store/products",
  "/admin/%70roducts",
  "/auth/%75ser/emailpass",
  "/admin/products/%zz",
  "/admin/products/%00",
  "/app/%zz",
  "/health/%c0%ae",
];

describe("ambiguous request targets", () => {
  test.each(["GET", "POST", "HEAD", "OPTIONS", "DELETE"])(
    "an ambiguous request target is refused with 400 for %s",
    async (method) => {
      for (const target of TARGETS) {
        const { status, headers } = await sendRaw(target, { method, headers: admin });
        expect(status, target).toBe(400);
        expect(headers["x-request-id"], target).toBeDefined();
      }
    },
  );

  test("a request target with a host does not open the order named in the body", async () => {
    const { status } = await sendRaw(`${stack.backend}/store/orders/order_01ARZ3NDEKTSV4RRFFQ69G5FAV`, {
      headers: { ...json, "x-publishable-api-key": shop.key },
      body: JSON.stringify({ order_id: "order_01ARZ3NDEKTSV4RRFFQ69G5FAV" }),
    });
    expect(status).toBe(400);
  });
});

describe("other spellings that Express routes to the same handler", () => {
  test("another spelling of the break-glass login is audited and checked the same way, or not found", async () => {
    const login = (password: string, correlation: string, path = "/auth/user/emailpass/") =>
      sendRaw(path, {
        method: "POST",
        headers: { ...json, "x-request-id": correlation, "x-forwarded-for": "198.51.100.77" },
        body: JSON.stringify({ email: "admin@tandem.test", password }),
      });
    const id = crypto.randomUUID();
    expect((await login("only-for-this-test", `${id}-in`)).status).toBe(200);
    expect((await login("a wrong password", `${id}-out`)).status).toBe(401);
    for (const path of ["/AUTH/user/emailpass", "/auth/USER/emailpass", "/auth/user/EmailPass"]) {
      expect((await login("only-for-this-test", `${id}-no`, path)).status, path).toBe(404);
    }
    const left = async () => {
      const { rows } = await pool.query(
        "select action, status from audit_entry where correlation_id like $1 and status <> 404 order by status",
        [`${id}-%`],
      );
      return rows;
    };
    await expect.poll(left, { timeout: 30_000 }).toEqual([
      { action: "sign-on.break-glass", status: 200 },
      { action: "sign-on.break-glass", status: 401 },
    ]);
  });

  test("another spelling of a write is audited under its route, with the ids in its path", async () => {
    const product = await addProduct(shop.channel);
    const { authorization, subject } = await signOnStaff({ groups: [`/tenants/${shop.slug}/owner`] });
    const body = JSON.stringify({ title: "Renamed" });
    const sent = await sendRaw(`/Admin/PRODUCTS/${product}/`, {
      method: "POST",
      headers: { ...json, authorization },
      body,
    });
    expect(sent.status).toBe(200);
    const entries = async () => {
      const page = await call(`/admin/audit?actor=${subject}`, { headers: { authorization } });
      return auditPageSchema.parse(page.body).entries;
    };
    await expect
      .poll(entries, { timeout: 30_000 })
      .toMatchObject([{ route: "/admin/products/:id", entities: [product] }]);
  });

  test("another spelling of a batch update does not write fields that Payload owns", async () => {
    const product = await addProduct(shop.channel, { description: "Seeded" });
    const answer = await sendRaw("/admin/products/BATCH", {
      method: "POST",
      headers: { ...json, ...admin },
      body: JSON.stringify({ update: [{ id: product, description: "Written over" }] }),
    });
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining("ignored_fields") });
    const { rows } = await pool.query("select description from product where id = $1", [product]);
    expect(rows).toEqual([{ description: "Seeded" }]);
  });

  test("another spelling of an internal write needs the permission to write", async () => {
    for (const path of ["/internal/sync/apply", "/internal/sync/apply/", "/internal/sync/replay/"]) {
      const { status } = await sendRaw(path, {
        method: "POST",
        headers: { ...json, authorization: `Bearer ${stack.tokens.read}` },
        body: "{}",
      });
      expect(status, path).toBe(403);
    }
    expect((await sendRaw("/internal/sync/APPLY", { method: "POST", headers: admin })).status).toBe(404);
  });
});

test("no module reads the raw request target after the request is routed", () => {
  const source = fileURLToPath(new URL("../../src", import.meta.url));
  const readers = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("admin"))
    .filter((file) => /\boriginalUrl\b|\breq(?:uest)?\.url\b/.test(readFileSync(join(source, file), "utf8")));
  expect(readers.sort()).toEqual(["boot/request-context.ts", "http/request-guard.ts"]);
});
