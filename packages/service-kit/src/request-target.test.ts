import { expect, test } from "vitest";
import { requireOriginForm } from "./index.js";

test.each([
  "/",
  "/admin/products",
  "/admin/products/",
  "/admin/products?limit=20&offset=0",
  "/app/orders/order_01ARZ3NDEKTSV4RRFFQ69G5FAV",
  "/app/@vite/client",
  "/app/@id/__x00__virtual:medusa",
  "/app/node_modules/.vite/deps/react.js?v=1f2e",
  "/static/1764000000-caf%C3%A9%20(1).png",
  "/store/products?fields=*variants.calculated_price,+metadata&q=%D1%87%D0%B0%D0%B9&region_id[]=reg_1",
  "/store/products?created_at[$gt]=2026-01-01T00:00:00.000Z&q=50%25",
  "/auth/user/keycloak/callback?code=a.b-c~d&iss=https://sso.test/realms/tandem",
])("the target %s is accepted", (target) => {
  expect(() => requireOriginForm(target)).not.toThrow();
});

test.each([
  ["nothing", undefined],
  ["an empty string", ""],
  ["absolute-form", "http://localhost:9001/admin/products"],
  ["asterisk-form", "*"],
  ["authority-form", "localhost:9001"],
  ["a path without its slash", "admin/products"],
  ["a host in the path", "//evil.test/admin"],
  ["an empty segment", "/admin//products"],
  ["a backslash", "/admin\\products"],
  ["an encoded backslash", "/admin/%5cproducts"],
  ["a dot segment", "/admin/../store"],
  ["an encoded dot segment", "/admin/%2e%2E/store"],
  ["half an encoded dot segment", "/admin/.%2e/store"],
  ["an encoded slash", "/admin%2fproducts"],
  ["an encoded slash behind dots", "/admin/..%2fstore"],
  ["a double encoding", "/admin/%252e%252e/store"],
  ["an encoded letter", "/auth/%75ser/emailpass"],
  ["an encoded digit", "/admin/products/prod_%30"],
  ["a segment longer than any name", `/admin/products/${"x".repeat(256)}`],
  ["a zero byte in the path", "/admin/products/%00"],
  ["a line break in the path", "/admin/products/%0d%0aX"],
  ["a broken escape in the path", "/admin/products/%zz"],
  ["an escape cut short", "/admin/products/%"],
  ["bytes that are no UTF-8", "/admin/%c0%ae%c0%ae/x"],
  ["a letter that is not encoded", "/admin/produkt\u00fc"],
  ["a space", "/admin/pro ducts"],
  ["a fragment", "/admin/products#x"],
  ["a zero byte in the query", "/admin/products?q=%00"],
  ["a broken escape in the query", "/admin/products?q=%zz"],
  ["a fragment behind the query", "/admin/products?q=1#x"],
])("%s is refused with 400", (_what, target) => {
  expect(() => requireOriginForm(target)).toThrow(expect.objectContaining({ status: 400 }));
});
