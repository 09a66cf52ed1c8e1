import { describe, expect, test } from "vitest";
import { adminRouteOf, POLICIES } from "../../src/http/isolation/policies";
import { realRoutes } from "./routes";

const real = realRoutes("admin");
const names = real.map(({ method, path }) => `${method} ${path}`);

describe("the table of policies", () => {
  test("has a policy for every admin route there is: an upgrade that adds one fails here", () => {
    expect(names.filter((name) => POLICIES[name] === undefined)).toEqual([]);
  });

  test("has no policy for a route that is not there", () => {
    expect(Object.keys(POLICIES).filter((name) => !names.includes(name))).toEqual([]);
  });

  test("leaves to a route only what opted out of Medusa's authentication and so checks itself", () => {
    const unchecked = real.filter(
      ({ method, path, source }) =>
        POLICIES[`${method} ${path}`]?.kind === "own" && !source.includes("AUTHENTICATE = false"),
    );
    expect(unchecked).toEqual([]);
  });

  test.each(real.map(({ method, path }) => [`${method} ${path}`, method, path] as const))(
    "%s is found by a request for it",
    (name, method, path) => {
      expect(adminRouteOf(method, path.replace(/:\w+/g, "x_1"))?.rule).toBe(POLICIES[name]);
    },
  );

  test.each([
    ["another spelling of the same path", "GET", "/ADMIN/Products/", true],
    ["HEAD as GET", "HEAD", "/admin/products", true],
    ["a path nobody serves", "GET", "/admin/secrets", false],
    ["a doubled slash", "GET", "/admin//products", false],
    ["an encoded fixed segment", "GET", "/admin/%70roducts", false],
    ["a method the route does not have", "PUT", "/admin/products", false],
  ])("treats %s as the server does", (_what, method, path, found) => {
    expect(adminRouteOf(method, path) !== undefined).toBe(found);
  });
});
