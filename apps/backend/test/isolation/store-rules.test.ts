import { expect, test } from "vitest";
import { STORE_RULES, storeRouteOf } from "../../src/access-control/store-rules";
import { realRoutes } from "./routes";

const names = realRoutes("store").map(({ method, path }) => `${method} ${path}`);

test("every store route has a rule, so that an upgrade that adds a route fails here", () => {
  expect(names.filter((name) => STORE_RULES[name] === undefined)).toEqual([]);
});

test("every rule is for a route that exists", () => {
  expect(Object.keys(STORE_RULES).filter((name) => !names.includes(name))).toEqual([]);
});

test.each(names)("a request for %s is matched to its rule", (name) => {
  const [method = "", path = ""] = name.split(" ");
  expect(storeRouteOf(method, path.replace(/:\w+/g, "x_1"))?.rule).toBe(STORE_RULES[name]);
});
