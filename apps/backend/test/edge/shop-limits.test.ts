import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WRONG_TOKENS_PER_ORDER } from "../../src/http/rate-limit/limits";
import { type Belongings, furnish } from "../isolation/world";
import { call, pool } from "../support/client";
import { signOnCustomer, signOnStaff } from "../support/directory";

let own: Belongings;
let shopper: Record<string, string>;
beforeAll(async () => {
  own = await furnish();
  shopper = { authorization: "", "x-publishable-api-key": own.key };
}, 240_000);
afterAll(() => pool.end());

const rows = async (text: string, ...values: unknown[]) => (await pool.query(text, values)).rows;

test.each([0.4, -1, 1e9, 1.0000001, -0.5])(
  "a cart refuses the quantity %s: only whole positive numbers are allowed",
  async (quantity) => {
    const variant_id = own.ids.variants;
    const line = `/store/carts/${own.ids.carts}/line-items`;
    const bodies = [
      ["/store/carts", { items: [{ variant_id, quantity }] }],
      [line, { variant_id, quantity }],
      [`${line}/${own.ids.lines}`, { quantity }],
    ] as const;
    for (const [path, body] of bodies) {
      const answer = await call(path, { body, headers: shopper });
      expect(answer, path).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining("quantity") },
      });
    }
  },
);

test("wrong tokens for an order's link are rate limited, the right one never is", async () => {
  const open = (token: string) =>
    call(`/store/orders/${own.ids.orders}`, { headers: { ...shopper, "x-order-token": token } });
  const guesses = await Promise.all(
    Array.from({ length: WRONG_TOKENS_PER_ORDER.points + 5 }, (_, index) => open(`mguess.${index}`)),
  );
  expect(guesses.filter(({ status }) => status === 404)).toHaveLength(WRONG_TOKENS_PER_ORDER.points);
  const refused = guesses.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await open(own.orderToken)).status).toBe(200);
  expect((await open("mguess.again")).status).toBe(429);
});

test("a list never returns more than a thousand rows, and the response shows the limit", async () => {
  for (const path of ["/admin/products?limit=100000", "/admin/orders?limit=9999"]) {
    expect((await call(path)).body.limit, path).toBe(1_000);
  }
  const search = { query: "x", pagination: { limit: 100_000 }, limit: 100_000 };
  const found = await call("/store/search", { body: search, headers: shopper });
  expect(found).toMatchObject({ status: 400, body: { message: expect.stringContaining("limit") } });
  const store = await call("/store/products?limit=100000", { headers: shopper });
  expect(store.body.limit).toBe(1_000);
});

describe("secrets", () => {
  test("no response has the token of an order transfer, so reading an order is not enough to take it over", async () => {
    const owner = await signOnStaff({ groups: [`/tenants/${own.slug}/owner`] });
    const { subject: _subject, ...customer } = await signOnCustomer(own.key);
    const me = await call("/store/customers/me", { headers: customer });
    const asked = await call(`/admin/orders/${own.ids.orders}/transfer`, {
      body: { customer_id: me.body.customer.id },
      headers: { authorization: owner.authorization },
    });
    expect(asked.status).toBe(200);
    const [action] = await rows(
      "select details ->> 'token' as token from order_change_action where order_id = $1 and details ? 'token'",
      own.ids.orders,
    );
    const token = String(action?.token);
    expect(token.length).toBeGreaterThan(10);
    expect(JSON.stringify(asked.body)).not.toContain(token);
    const viewer = await signOnStaff({ groups: [`/tenants/${own.slug}/viewer`] });
    for (const { authorization } of [owner, viewer]) {
      for (const path of ["changes", "preview", ""].map(
        (part) => `/admin/orders/${own.ids.orders}/${part}`,
      )) {
        const { body } = await call(path, { headers: { authorization } });
        expect(JSON.stringify(body), path).not.toContain(token);
      }
    }
  });

  test("the secret of an API key is shown once, when it is created", async () => {
    const made = await call("/admin/api-keys", { body: { title: "Key", type: "secret" } });
    expect(made.body.api_key.token).toMatch(/^sk_/);
    const { id } = made.body.api_key;
    const [stored] = await rows("select token, salt from api_key where id = $1", id);
    for (const path of ["/admin/api-keys", `/admin/api-keys/${id}`]) {
      for (const fields of ["", "?fields=id,token,salt", "?fields=%2Btoken,%2Bsalt"]) {
        const text = JSON.stringify((await call(path + fields)).body);
        expect(text, path + fields).not.toContain(stored?.token);
        expect(text, path + fields).not.toContain(stored?.salt);
      }
    }
    const publishable = await call(`/admin/api-keys?type=publishable&limit=1`);
    expect(publishable.body.api_keys[0].token).toMatch(/^pk_/);
  });
});
