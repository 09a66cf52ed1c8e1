import { describe, expect, test } from "vitest";
import { adminRouteOf, POLICIES } from "../../src/access-control/policies";
import { realRoutes } from "./routes";

const real = realRoutes("admin");
const names = real.map(({ method, path }) => `${method} ${path}`);

describe("the table of policies", () => {
  test("every admin route has a policy, so that an upgrade that adds a route fails here", () => {
    expect(names.filter((name) => POLICIES[name] === undefined)).toEqual([]);
  });

  test("every policy is for a route that exists", () => {
    expect(Object.keys(POLICIES).filter((name) => !names.includes(name))).toEqual([]);
  });

  test("only routes that opt out of Medusa's authentication do their own checks", () => {
    const unchecked = real.filter(
      ({ method, path, source }) =>
        POLICIES[`${method} ${path}`]?.kind === "own" && !source.includes("AUTHENTICATE = false"),
    );
    expect(unchecked).toEqual([]);
  });

  test.each(real.map(({ method, path }) => [`${method} ${path}`, method, path] as const))(
    "a request for %s is matched to its policy",
    (name, method, path) => {
      expect(adminRouteOf(method, path.replace(/:\w+/g, "x_1"))?.rule).toBe(POLICIES[name]);
    },
  );

  test.each([
    ["another spelling of the same path", "GET", "/ADMIN/Products/", true],
    ["HEAD as GET", "HEAD", "/admin/products", true],
    ["an unknown path", "GET", "/admin/secrets", false],
    ["a doubled slash", "GET", "/admin//products", false],
    ["an encoded fixed segment", "GET", "/admin/%70roducts", false],
    ["a method the route does not have", "PUT", "/admin/products", false],
  ])("the table matches %s as the server routes it", (_what, method, path, found) => {
    expect(adminRouteOf(method, path) !== undefined).toBe(found);
  });
});
