import { describe, expect, test } from "vitest";
import { tenantView } from "@/testing/payload";
import { useWorld } from "@/testing/world";
import { shopOfCall } from "./request-shop";

const { payload } = await useWorld("https://shops.test:8443");
const callAt = (host: string, headers: Record<string, string> = {}) =>
  shopOfCall(new Request("https://shops.test:8443/api/auth/login", { headers: { host, ...headers } }));

describe("the shop of a call", () => {
  test("it is the shop of the host, with the origin the browser shows", async () => {
    const { tenant, origin } = await callAt("CUP.shops.test:8443");
    expect([tenant.id, origin]).toEqual(["ten_cup", "https://cup.shops.test:8443"]);
  });

  test("a shop's own domain works on the default port", async () => {
    payload.tenants = [tenantView("cup", { domains: ["cups.example"] })];
    expect((await callAt("cups.example")).origin).toBe("https://cups.example");
  });

  test.each(["cup.shops.test", "cup.shops.test:9999", "nobody.shops.test:8443", "shops.test:8443", ""])(
    "a call to the host %j finds no shop",
    async (host) => {
      await expect(callAt(host)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test("a port that is not the storefront's never becomes part of a redirect", async () => {
    payload.tenants = [tenantView("cup", { domains: ["cups.example"] })];
    await expect(callAt("cups.example:9999")).rejects.toMatchObject({ code: "not_found" });
    expect(payload.calls).toEqual([]);
  });

  test.each(["suspended", "archived"] as const)(
    "no shopper signs in to a shop that is %s",
    async (status) => {
      payload.tenants = [tenantView("cup", { status })];
      await expect(callAt("cup.shops.test:8443")).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test.each([
    ["x-store-slug", "tea"],
    ["x-store-slug", ""],
    ["x-publishable-api-key", "pk_tea"],
  ])("a call is refused when its header %s names %j, which is another shop", async (name, value) => {
    const attempt = callAt("cup.shops.test:8443", { [name]: value });
    await expect(attempt).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("a call may name any store of the host's tenant", async () => {
    const [first] = tenantView("cup").stores;
    if (first === undefined) throw new Error("The tenant has no store.");
    const outlet = { ...first, id: "tst_outlet", slug: "outlet", publishable_key: "pk_outlet" };
    payload.tenants = [tenantView("cup", { stores: [first, outlet] })];
    const names = { "x-store-slug": "outlet", "x-publishable-api-key": "pk_outlet" };
    expect((await callAt("cup.shops.test:8443", names)).tenant.id).toBe("ten_cup");
  });
});
