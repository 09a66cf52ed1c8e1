import { expect, test } from "vitest";
import { withoutSecrets } from "./secrets";

const nobody = new Set<string>();

test("a value without secrets is returned unchanged, objects with toJSON included", () => {
  const body = {
    order: { id: "order_1", total: new Date(0), items: [{ title: "Token ring", salted: true }] },
  };
  expect(withoutSecrets(body, nobody)).toBe(body);
});

test("secrets are removed at any depth, whatever the name of their row", () => {
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

test("publishable keys, merchants' metadata and tokens meant for the caller are kept", () => {
  const body = {
    api_key: { token: "pk_1" },
    product: { metadata: { token: "theirs" } },
    order_token: "link",
  };
  expect(withoutSecrets(body, new Set(["order_token"]))).toBe(body);
});
