import { may } from "@tandem/auth";
import type { Role } from "@tandem/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, pool } from "../support/client";
import { signOnStaff } from "../support/directory";
import { absentPath, comparable, complaints, emptyPath, leaks, pathOf, ROUTES, send } from "./requests";
import { type Belongings, furnish } from "./world";

let own: Belongings;
let other: Belongings;
let owner: Record<string, string>;

const asRole = async (role: Role, of: Belongings): Promise<Record<string, string>> => {
  const platform = role === "platform-admin" || role === "operator";
  const { authorization } = await signOnStaff(
    platform ? { realmRoles: [role] } : { groups: [`/tenants/${of.slug}/${role}`] },
  );
  return { authorization };
};

beforeAll(async () => {
  own = await furnish();
  other = await furnish();
  owner = await asRole("owner", own);
}, 240_000);
afterAll(() => pool.end());

const withParameter = ROUTES.filter(({ path, policy }) => path.includes(":") && policy.kind === "area");
const lists = ROUTES.filter(
  ({ method, path, policy }) => method === "GET" && !path.includes(":") && policy.kind !== "admin",
);

describe("every route, by role", () => {
  test.each(["owner", "admin", "manager", "staff", "viewer", "vendor", "operator"] as const)(
    "the role %s may call exactly the routes that the role matrix allows",
    async (role) => {
      const headers = await asRole(role, own);
      const wrong = await complaints(ROUTES, async (route) => {
        const { policy } = route;
        const allowed =
          policy.kind === "staff" ||
          (policy.kind === "area" && may([role], policy.area, policy.action) && role !== "operator");
        const { status, text } = await send(route, emptyPath(route), headers, { name: `by ${role}` });
        if (allowed ? status === 403 || status === 401 || status >= 500 : status !== 403)
          return `${route.name}: ${status} ${text.slice(0, 120)}`;
      });
      expect(wrong).toEqual([]);
    },
    300_000,
  );

  test("every route refuses callers who are not signed in", async () => {
    const wrong = await complaints(ROUTES, async (route) => {
      const { status } = await send(route, emptyPath(route), { authorization: "" });
      if (status !== 401 && status !== 403) return `${route.name}: ${status}`;
    });
    expect(wrong).toEqual([]);
  });

  test("a route that is not in the table of policies is forbidden instead of not found", async () => {
    for (const path of ["/admin/secrets", "/admin/products/export/now"]) {
      const { status } = await send({ name: path, method: "GET", path }, path, owner);
      expect(status, path).toBe(403);
    }
  });

  test("an editor cannot sign in to Medusa", async () => {
    await expect(asRole("editor", own)).rejects.toThrow("403");
  });
});

describe("an owner", () => {
  test("an owner can read their tenant's rows at every route for one row", async () => {
    const reads = withParameter.filter(({ method }) => method === "GET");
    const wrong = await complaints(reads, async (route) => {
      const path = pathOf(route, own);
      if (path === undefined) return;
      const { status, text } = await send(route, path, owner);
      if (status !== 200 || leaks(text, other).length > 0)
        return `${route.name}: ${status} ${text.slice(0, 160)}`;
    });
    expect(wrong).toEqual([]);
  });

  test("another tenant's row gets an owner the same response as a row that does not exist, at every route", async () => {
    const wrong = await complaints(withParameter, async (route) => {
      const path = pathOf(route, other);
      if (path === undefined) return;
      const foreign = await send(route, path, owner);
      const absent = await send(route, absentPath(path), owner);
      const same = comparable(foreign.text) === comparable(absent.text);
      if (foreign.status !== 404 || absent.status !== 404 || !same) {
        return `${route.name}: ${foreign.status} ${foreign.text.slice(0, 160)} / ${absent.status}`;
      }
    });
    expect(wrong).toEqual([]);
  });

  test("every list shows an owner only rows of their tenant", async () => {
    const wrong = await complaints(lists, async (route) => {
      const { status, text } = await send(route, route.path, owner);
      if (status >= 500 || leaks(text, other).length > 0)
        return `${route.name}: ${status} ${leaks(text, other)}`;
    });
    expect(wrong).toEqual([]);
  });

  test("every list counts only the rows of the owner's tenant", async () => {
    for (const kind of COUNTED) {
      const { body } = await call(`/admin/${kind}`, { headers: owner });
      expect(JSON.stringify(body), kind).toContain(own.ids[kind]);
      const rows = Object.values(body).find(Array.isArray);
      if (body.count !== undefined) expect(rows, kind).toHaveLength(body.count);
    }
  });

  test("every route refuses a body with an id of another tenant or of an unknown kind", async () => {
    const writes = ROUTES.filter(({ method, policy }) => method !== "GET" && policy.kind === "area");
    const ids = [other.ids.products, other.ids["sales-channels"], "mystery_01ARZ3NDEKTSV4RRFFQ69G5FAV"];
    const wrong = await complaints(writes, async (route) => {
      const path = pathOf(route, own) ?? emptyPath(route);
      for (const id of ids) {
        const { status } = await send(route, path, owner, {
          title: "x",
          nested: [{ deeper: { [`k-${id}`]: id } }],
        });
        if (status !== 400 && status !== 404) return `${route.name}: ${status}`;
      }
    });
    expect(wrong).toEqual([]);
  });

  test("every list refuses a filter with an id of another tenant", async () => {
    const wrong = await complaints(lists, async (route) => {
      for (const query of [
        `id[]=${other.ids.orders}`,
        `x[$or][0][y]=${other.ids.customers}`,
        `q=${other.ids.products}`,
      ]) {
        const { status } = await send(route, `${route.path}?${query}`, owner);
        if (status !== 400) return `${route.name}?${query}: ${status}`;
      }
    });
    expect(wrong).toEqual([]);
  });
});

const COUNTED = [
  "products",
  "product-variants",
  "product-categories",
  "collections",
  "orders",
  "draft-orders",
  "customers",
  "customer-groups",
  "price-lists",
  "promotions",
  "campaigns",
  "inventory-items",
  "reservations",
  "stock-locations",
  "sales-channels",
  "shipping-options",
  "payments",
  "api-keys",
];
