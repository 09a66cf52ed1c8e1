import { type Area, may, ROLE_MATRIX } from "@tandem/auth";
import { type Access, ROLES, type Role } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { POLICIES } from "../../access-control/policies";
import { PAGES } from "./pages";
import { insteadOf, isReadOnly, mayOpen } from "./rights";

/** Returns the access that the server reports to a user with one role. */
function accessOf(role: Role): Access {
  return {
    tenant: null,
    roles: [role],
    platform_admin: role === "platform-admin",
    rights: Object.fromEntries(
      Object.entries(ROLE_MATRIX[role]).map(([area, actions]) => [area, [...actions]]),
    ),
  };
}

/** The API call behind each list page of Tandem and Medusa. */
const CALLS: Record<string, string> = {
  "/orders": "GET /admin/orders",
  "/draft-orders": "GET /admin/draft-orders",
  "/products": "GET /admin/products",
  "/collections": "GET /admin/collections",
  "/categories": "GET /admin/product-categories",
  "/product-options": "GET /admin/product-options",
  "/inventory": "GET /admin/inventory-items",
  "/reservations": "GET /admin/reservations",
  "/customers": "GET /admin/customers",
  "/customer-groups": "GET /admin/customer-groups",
  "/promotions": "GET /admin/promotions",
  "/campaigns": "GET /admin/campaigns",
  "/price-lists": "GET /admin/price-lists",
  "/audit": "GET /admin/audit",
  "/settings/store": "GET /admin/stores",
  "/settings/regions": "GET /admin/regions",
  "/settings/tax-regions": "GET /admin/tax-regions",
  "/settings/return-reasons": "GET /admin/return-reasons",
  "/settings/refund-reasons": "GET /admin/refund-reasons",
  "/settings/sales-channels": "GET /admin/sales-channels",
  "/settings/locations": "GET /admin/stock-locations",
  "/settings/product-types": "GET /admin/product-types",
  "/settings/product-tags": "GET /admin/product-tags",
  "/settings/translations": "GET /admin/translations/statistics",
  "/settings/publishable-api-keys": "GET /admin/api-keys",
  "/settings/secret-api-keys": "GET /admin/api-keys",
  "/settings/users": "GET /admin/users",
  "/settings/workflows": "GET /admin/workflows-executions",
};

function answers(call: string, role: Role): boolean {
  const policy = POLICIES[call];
  if (role === "platform-admin" || policy?.kind === "staff") return true;
  return policy?.kind === "area" && may([role], policy.area, policy.action);
}

describe("the pages of Medusa Admin", () => {
  test.each(ROLES)("the role %s is shown only pages whose API calls it may make", (role) => {
    const shown = Object.entries(CALLS).filter(([path]) => mayOpen(accessOf(role), path));
    expect(shown.filter(([, call]) => !answers(call, role))).toEqual([]);
  });

  test("every page in the table and the API call behind it exist", () => {
    expect(Object.values(CALLS).filter((call) => POLICIES[call] === undefined)).toEqual([]);
    expect(Object.keys(CALLS).filter((path) => !PAGES.some((page) => page.path === path))).toEqual([]);
  });

  test("pages without a rule are for platform admins only", () => {
    expect(mayOpen(accessOf("owner"), "/gift-cards")).toBe(false);
    expect(mayOpen(accessOf("platform-admin"), "/gift-cards")).toBe(true);
  });

  test.each([
    ["viewer", "/products/prod_01ARZ3NDEKTSV4RRFFQ69G5FAV", true],
    ["viewer", "/products/prod_01ARZ3NDEKTSV4RRFFQ69G5FAV/edit", false],
    ["viewer", "/products/create", false],
    ["manager", "/products/create", true],
    ["manager", "/products/import", false],
    ["manager", "/customers/create", false],
    ["staff", "/orders/order_01ARZ3NDEKTSV4RRFFQ69G5FAV/fulfillment", true],
    ["owner", "/settings/regions/create", true],
    ["manager", "/settings/regions/create", false],
    ["owner", "/settings/return-reasons/create", false],
    ["owner", "/settings/locations/create", true],
  ] as const)("the role %s may open %s: %s", (role, path, expected) => {
    expect(mayOpen(accessOf(role), path)).toBe(expected);
  });

  test("a page is read-only exactly where the role matrix does not allow writing", () => {
    for (const role of ROLES) {
      for (const [path, area] of [
        ["/products", "catalog"],
        ["/customers", "customers"],
        ["/inventory", "stock"],
      ] as const satisfies readonly (readonly [string, Area])[]) {
        expect(isReadOnly(accessOf(role), path), `${role} ${path}`).toBe(!may([role], area, "write"));
      }
    }
  });

  test("a user without access to the landing page is sent to a page they may open, or to the no-access note", () => {
    expect(insteadOf(accessOf("operator"), "/orders")).toBe("/sync");
    expect(insteadOf(accessOf("manager"), "/settings/store")).toBe("/settings/profile");
    expect(insteadOf(accessOf("vendor"), "/orders")).toBe("/no-access");
    expect(insteadOf(accessOf("viewer"), "/members")).toBe("/no-access");
  });
});
