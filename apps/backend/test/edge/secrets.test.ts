import { expect, test } from "vitest";
import { withoutSecrets } from "../../src/http/output/secrets";

const nobody = new Set<string>();

test("a value without secrets is passed on as it is, objects that write themselves included", () => {
  const body = {
    order: { id: "order_1", total: new Date(0), items: [{ title: "Token ring", salted: true }] },
  };
  expect(withoutSecrets(body, nobody)).toBe(body);
});

test("secrets are taken out at any depth, whatever their row is called", () => {
  const body = {
    order_changes: [{ id: "ordch_1", actions: [{ details: { token: "t", original_email: "a@b.test" } }] }],
    api_key: { id: "apk_1", token: "hash", salt: "s", redacted: "sk_***" },
    provider: { reset_token: "r", password_hash: "p", client_secret: "c", secret: { nested: 1 } },
  };
  expect(withoutSecrets(body, nobody)).toEqual({
    order_changes: [{ id: "ordch_1", actions: [{ details: { original_email: "a@b.test" } }] }],
    api_key: { id: "apk_1", redacted: "sk_***" },
    provider: {},
  });
});

test("publishable keys, free fields of merchants and what a call is told stay", () => {
  const body = {
    api_key: { token: "pk_1" },
    product: { metadata: { token: "theirs" } },
    order_token: "link",
  };
  expect(withoutSecrets(body, new Set(["order_token"]))).toBe(body);
});
