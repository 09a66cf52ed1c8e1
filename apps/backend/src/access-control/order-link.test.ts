import { expect, test } from "vitest";
import { createOrderLinks } from "./order-link";

const DAY_MS = 24 * 60 * 60_000;
const now = Date.now();
const links = createOrderLinks("s".repeat(40));
const token = links.sign("order_1", now);

test("a link opens its order for exactly ninety days", () => {
  expect(links.opens(token, "order_1", now + 90 * DAY_MS - 1)).toBe(true);
  expect(links.opens(token, "order_1", now + 90 * DAY_MS)).toBe(false);
});

test("a link opens no other order and none signed with another secret", () => {
  expect(links.opens(token, "order_2", now)).toBe(false);
  expect(createOrderLinks("t".repeat(40)).opens(token, "order_1", now)).toBe(false);
});

test("a link with a changed expiry opens nothing", () => {
  const [, seal = ""] = token.split(".");
  for (const until of [(now + 900 * DAY_MS).toString(36), "zzzzzzzzzz", "", "Infinity"]) {
    expect(links.opens(`${until}.${seal}`, "order_1", now), until).toBe(false);
  }
});
