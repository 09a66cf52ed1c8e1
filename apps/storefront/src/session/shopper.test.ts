import { describe, expect, test } from "vitest";
import { nextRequest } from "@/testing/next";
import { contextOf } from "@/testing/shops";
import { useWorld } from "@/testing/world";
import { shopperOf, tokenOfShopper } from "./shopper";

const { medusa } = await useWorld();

describe("a shopper while Redis is down", () => {
  test("a signed-in shopper is shown as a guest and the page does not fail", async () => {
    nextRequest.cookies.set("__Host-session", "a-secret");
    expect(await shopperOf("ten_cup")).toBeNull();
  });

  test("a signed-in shopper can still buy, with a guest's cart", async () => {
    nextRequest.cookies.set("__Host-session", "a-secret");
    expect(await tokenOfShopper(contextOf())).toBeUndefined();
    expect(medusa.calls).toEqual([]);
  });
});

describe("a guest", () => {
  test("a browser without the cookie is a guest", async () => {
    expect(await shopperOf("ten_cup")).toBeNull();
  });

  test("a cookie that another host of the site can set signs no shopper in", async () => {
    globalThis.storefrontRedis = undefined;
    nextRequest.cookies.set("session", "a-secret");
    expect(await shopperOf("ten_cup")).toBeNull();
    // No connection was opened: the cookie was not even looked up.
    expect(globalThis.storefrontRedis).toBeUndefined();
  });
});
