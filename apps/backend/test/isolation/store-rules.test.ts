import { expect, test } from "vitest";
import { STORE_RULES, storeRouteOf } from "../../src/http/isolation/store-rules";
import { realRoutes } from "./routes";

const names = realRoutes("store").map(({ method, path }) => `${method} ${path}`);

test("every store route there is has a rule: an upgrade that adds one fails here", () => {
  expect(names.filter((name) => STORE_RULES[name] === undefined)).toEqual([]);
});

test("no rule is for a route that is not there", () => {
  expect(Object.keys(STORE_RULES).filter((name) => !names.includes(name))).toEqual([]);
});

test.each(names)("%s is found by a request for it", (name) => {
  const [method = "", path = ""] = name.split(" ");
  expect(storeRouteOf(method, path.replace(/:\w+/g, "x_1"))?.rule).toBe(STORE_RULES[name]);
});
