import { secretDigest } from "@tandem/auth";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { forgetCart } from "@/cart/cart-cookie";
import { stubEnv } from "@/testing/stub-env";
import { browserCookie, cookieOptions, isSameBrowser, sessionCookie } from "./cookies";
import { requirePlatformHost } from "./platform";

beforeAll(() => stubEnv("https://shops.test"));
afterAll(() => vi.unstubAllEnvs());

const jarOf = (cookies: Record<string, string>) => {
  const jar = new Map(Object.entries(cookies));
  return {
    get: (name: string) => {
      const value = jar.get(name);
      return value === undefined ? undefined : { value };
    },
  };
};

describe("over https", () => {
  test("the cookies of a session, a sign-in and a cart are bound to their host by their names", () => {
    const dropped: string[] = [];
    forgetCart({ set: (name) => dropped.push(name) });
    expect([sessionCookie(), browserCookie(), dropped[0]]).toEqual([
      "__Host-session",
      "__Host-sign-in",
      "__Host-cart",
    ]);
  });

  test("cookies go to no script, to no other site and over https only", () => {
    expect(cookieOptions(60)).toEqual({
      httpOnly: true,
      sameSite: "lax",
      secure: true,
      path: "/",
      maxAge: 60,
    });
  });

  test("a cart is forgotten under its former name too, with the attributes that browsers ask for", () => {
    const dropped: unknown[][] = [];
    forgetCart({ set: (...call) => dropped.push(call) });
    expect(dropped).toEqual(["__Host-cart", "cart"].map((name) => [name, "", cookieOptions(0)]));
  });
});

describe("a sign-in that comes back", () => {
  const digest = secretDigest("the secret of this browser");

  test("is taken in the browser that began it", () => {
    expect(isSameBrowser(jarOf({ "__Host-sign-in": "the secret of this browser" }), digest)).toBe(true);
  });

  test.each([
    ["without the cookie", {}],
    ["with the cookie of another sign-in", { "__Host-sign-in": "the secret of another browser" }],
    ["with the digest in place of the secret", { "__Host-sign-in": digest }],
    ["with a cookie that another host of the site can set", { "sign-in": "the secret of this browser" }],
  ])("is not taken in a browser %s", (_what, cookies) => {
    expect(isSameBrowser(jarOf(cookies), digest)).toBe(false);
  });

  test.each(["cup.shops.test", "shops.test:8443", "shops.test.evil.test", ""])(
    "is not found at the host %j, which is not the storefront's own",
    (host) => {
      const request = new Request("https://shops.test/api/auth/callback", { headers: { host } });
      expect(() => requirePlatformHost(request)).toThrow(expect.objectContaining({ code: "not_found" }));
    },
  );

  test("is found at the storefront's own host, however it is spelled", () => {
    const request = new Request("https://shops.test/api/auth/callback", { headers: { host: "Shops.Test" } });
    expect(() => requirePlatformHost(request)).not.toThrow();
  });
});
