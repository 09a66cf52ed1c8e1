import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cookieOptions } from "@/session/cookies";
import { stubEnv } from "@/testing/stub-env";
import { forgetCart } from "./cart-cookie";

beforeAll(() => stubEnv("https://shops.test"));
afterAll(() => vi.unstubAllEnvs());

test("over HTTPS, a cart cookie is deleted under both its names, with the attributes that browsers require", () => {
  const dropped: unknown[][] = [];
  forgetCart({ set: (...call) => dropped.push(call) });
  expect(dropped).toEqual(["__Host-cart", "cart"].map((name) => [name, "", cookieOptions(0)]));
});
