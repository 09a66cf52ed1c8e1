import { ROLES } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { ACTIONS, AREAS, may, permitted, ROLE_MATRIX, type RoleHolder } from "./index.js";

const inTenant = (tenant: string, role: RoleHolder["memberships"][number]["role"]): RoleHolder => ({
  realmRoles: [],
  memberships: [{ tenant, role }],
});

/** `area:action` pairs a role is allowed. */
const rightsOf = (role: (typeof ROLES)[number]) =>
  AREAS.flatMap((area) =>
    ACTIONS.filter((action) => may([role], area, action)).map((action) => `${area}:${action}`),
  );

describe("ROLE_MATRIX", () => {
  test("the matrix holds every role, and nothing is allowed without one", () => {
    expect(Object.keys(ROLE_MATRIX)).toEqual([...ROLES]);
    for (const area of AREAS) for (const action of ACTIONS) expect(may([], area, action)).toBe(false);
  });

  test("a platform admin may do everything", () => {
    for (const area of AREAS) {
      expect(may(["platform-admin"], area, "read")).toBe(true);
      expect(may(["platform-admin"], area, "write")).toBe(true);
    }
  });

  test("an operator is limited to the consoles: no orders, no customers", () => {
    expect(rightsOf("operator")).toEqual([
      "sync:read",
      "sync:write",
      "ops:read",
      "ops:write",
      "platform:read",
    ]);
  });

  test("an admin has all rights of an owner except the ownership", () => {
    const missing = rightsOf("owner").filter((right) => !rightsOf("admin").includes(right));
    expect(missing).toEqual(["ownership:read", "ownership:write"]);
  });

  test("managers and staff cannot change settings, members, ownership, payouts or promotions", () => {
    for (const role of ["manager", "staff"] as const) {
      for (const area of ["settings", "members", "ownership", "payouts", "promotions"] as const) {
        expect(may([role], area, "write"), `${role} ${area}`).toBe(false);
      }
    }
    expect(may(["staff"], "settings", "read")).toBe(false);
    expect(may(["staff"], "catalog", "write")).toBe(false);
    expect(may(["manager"], "prices", "write")).toBe(true);
  });

  test("a viewer changes nothing", () => {
    expect(rightsOf("viewer").filter((right) => !right.endsWith(":read"))).toEqual([]);
  });

  test("editors are limited to content, vendors and customers to their own rows", () => {
    expect(rightsOf("editor")).toEqual(["content:read", "content:write", "content:publish"]);
    for (const role of ["vendor", "customer"] as const) {
      expect(rightsOf(role).every((right) => right.startsWith("own-"))).toBe(true);
    }
  });
});

describe("permitted", () => {
  test("a membership counts in its tenant only, and nowhere on the platform", () => {
    const owner = inTenant("saffron", "owner");
    expect(permitted(owner, { area: "orders", action: "write", tenant: "saffron" })).toBe(true);
    expect(permitted(owner, { area: "orders", action: "read", tenant: "northbeam" })).toBe(false);
    expect(permitted(owner, { area: "orders", action: "read", tenant: null })).toBe(false);
    expect(permitted(owner, { area: "sync", action: "read", tenant: "saffron" })).toBe(false);
  });

  test("a platform admin needs no membership", () => {
    const boss: RoleHolder = { realmRoles: ["platform-admin"], memberships: [] };
    expect(permitted(boss, { area: "ownership", action: "write", tenant: "saffron" })).toBe(true);
    expect(permitted(boss, { area: "platform", action: "write", tenant: null })).toBe(true);
  });
});
