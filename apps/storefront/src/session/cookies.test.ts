import { secretDigest } from "@tandem/auth";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
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

describe("cookies over HTTPS", () => {
  test("the cookies of a session and a sign-in are bound to their host by their names", () => {
    expect([sessionCookie(), browserCookie()]).toEqual(["__Host-session", "__Host-sign-in"]);
  });

  test("cookies are hidden from scripts and other sites and sent over HTTPS only", () => {
    expect(cookieOptions(60)).toEqual({
      httpOnly: true,
      sameSite: "lax",
      secure: true,
      path: "/",
      maxAge: 60,
    });
  });
});

describe("return from Keycloak", () => {
  const digest = secretDigest("the secret of this browser");

  test("a sign-in is accepted in the browser that began it", () => {
    expect(isSameBrowser(jarOf({ "__Host-sign-in": "the secret of this browser" }), digest)).toBe(true);
  });

  test.each([
    ["without the cookie", {}],
    ["with the cookie of another sign-in", { "__Host-sign-in": "the secret of another browser" }],
    ["with the digest in place of the secret", { "__Host-sign-in": digest }],
    ["with a cookie that another host of the site can set", { "sign-in": "the secret of this browser" }],
  ])("a sign-in is not accepted in a browser %s", (_what, cookies) => {
    expect(isSameBrowser(jarOf(cookies), digest)).toBe(false);
  });

  test.each(["cup.shops.test", "shops.test:8443", "shops.test.evil.test", ""])(
    "the callback is not found at the host %j, which is not the storefront's own",
    (host) => {
      const request = new Request("https://shops.test/api/auth/callback", { headers: { host } });
      expect(() => requirePlatformHost(request)).toThrow(expect.objectContaining({ code: "not_found" }));
    },
  );

  test("the callback is found at the storefront's own host, in any letter case", () => {
    const request = new Request("https://shops.test/api/auth/callback", { headers: { host: "Shops.Test" } });
    expect(() => requirePlatformHost(request)).not.toThrow();
  });
});
