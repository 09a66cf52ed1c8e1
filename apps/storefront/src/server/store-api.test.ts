import { AppError } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { contextOf } from "@/testing/shops";
import { useWorld } from "@/testing/world";
import { isAway } from "./away";
import { callStore } from "./store-api";

const { medusa } = await useWorld();
const { store } = contextOf();
const PATH = "/store/things";
const call = () => callStore(store, PATH);
const errorOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );

describe("a call of Medusa's store API", () => {
  test("it carries the key of its shop, the customer's token, the query and the body", async () => {
    medusa.replies.set(PATH, { body: { things: [1] } });
    const things = await callStore(store, PATH, {
      method: "POST",
      query: { fields: "id,total", limit: 5 },
      body: { quantity: 2 },
      token: "token-of-ann",
    });
    expect(things).toEqual({ things: [1] });
    const [made] = medusa.calls;
    expect(made).toMatchObject({ method: "POST", path: PATH, body: '{"quantity":2}' });
    expect(Object.fromEntries(made?.query ?? [])).toEqual({ fields: "id,total", limit: "5" });
    expect(made?.headers).toMatchObject({
      "x-publishable-api-key": "pk_cup",
      authorization: "Bearer token-of-ann",
    });
  });

  test("a guest's call carries no token, also after a customer's call", async () => {
    medusa.replies.set(PATH, { body: {} });
    await callStore(store, PATH, { token: "token-of-ann" });
    await call();
    expect(medusa.calls.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-of-ann",
      undefined,
    ]);
  });
});

describe("a refusal of Medusa", () => {
  test.each([
    [400, "invalid_input"],
    [401, "unauthenticated"],
    [403, "forbidden"],
    [404, "not_found"],
    [409, "conflict"],
    [422, "upstream_failed"],
    [429, "upstream_failed"],
    [500, "unavailable"],
    [503, "unavailable"],
  ])("the status %d becomes %s", async (status, code) => {
    medusa.replies.set(PATH, { status, body: { type: "some_error", message: "select * from customer" } });
    expect(await errorOf(call())).toMatchObject({ code });
  });

  test("the text of Medusa's error reaches no shopper", async () => {
    medusa.replies.set(PATH, {
      status: 400,
      body: { type: "invalid_data", message: "select * from customer" },
    });
    const error = await errorOf(call());
    expect(error instanceof AppError ? error.message : "").toBe("Medusa refused the request.");
  });

  test("a Medusa that is down is away for now, so that pages show it instead of failing", async () => {
    medusa.down = true;
    const error = await errorOf(call());
    expect(error).toMatchObject({ code: "unavailable" });
    expect(isAway(error)).toBe(true);
  });

  test.each([400, 401, 403, 404])("the refusal %d is final and is not shown as an outage", async (status) => {
    medusa.replies.set(PATH, { status, body: { type: "some_error", message: "no" } });
    expect(isAway(await errorOf(call()))).toBe(false);
  });
});

test("an outage is recognised across bundles, which have their own copies of the error's class", () => {
  const copy = Object.assign(new Error("Medusa is unavailable."), { retryable: true });
  expect(isAway(copy)).toBe(true);
  expect([new TypeError("x"), { retryable: true }, "unavailable", null].some(isAway)).toBe(false);
});
