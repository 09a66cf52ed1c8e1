import { expect, test } from "vitest";
import { isReadableHost } from "./index.js";

test.each([
  ["cup.shops.test", true],
  ["CUP.shops.test:9002", true],
  ["[::1]:65535", true],
  ["xn--80a.test", true],
  ["cup.shops.test:65536", false],
  ["cup.shops.test:port", false],
  ["cup shops", false],
  ["user@cup.shops.test", false],
  ["cup.shops.test/x", false],
  ["cup.shops.test?", false],
  ["cup.shops.test#", false],
  ["cup.shops.test\\x", false],
  ["[", false],
  ["", false],
  [null, false],
])("the host %j can be part of a URL: %s", (host, readable) => {
  expect(isReadableHost(host)).toBe(readable);
});
