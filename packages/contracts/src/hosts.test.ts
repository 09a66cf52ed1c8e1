import { describe, expect, test } from "vitest";
import {
  canNameShop,
  defaultHost,
  hostsIn,
  isReservedHost,
  isReservedSlug,
  normalizeHost,
  platformHosts,
  slugOfDefaultHost,
} from "./hosts.js";

const platform = platformHosts(
  {
    STOREFRONT_URL: "https://shops.example.com",
    CMS_URL: "https://cms.shops.example.com",
    BOT_URL: "http://bot:9003",
    DATABASE_URL: "postgresql://u:p@db.example.com:5432/x",
    STORE_CORS: "https://brand.com",
    MEDIA_DIR: "/data/media",
  },
  "lb.example.com, Edge.Example.com.",
);

describe("hosts of the platform", () => {
  test("every URL of the settings and every extra name is the platform's own; lists of origins are not", () => {
    expect([...platform.own].sort()).toEqual([
      "bot",
      "cms.shops.example.com",
      "db.example.com",
      "edge.example.com",
      "lb.example.com",
      "shops.example.com",
      "www.shops.example.com",
    ]);
  });

  test("every host below a host of the platform is reserved; a single-label name reserves no suffix", () => {
    for (const host of [
      "shops.example.com",
      "any.shops.example.com",
      "a.b.shops.example.com",
      "x.lb.example.com",
    ])
      expect(isReservedHost(host, platform), host).toBe(true);
    for (const host of ["localhost", "any.localhost", "bot"])
      expect(isReservedHost(host, platform), host).toBe(true);
    for (const host of ["example.com", "my.bot", "notshops.example.com", "brand.com"])
      expect(isReservedHost(host, platform), host).toBe(false);
  });

  test("a default host names its slug, a host of the platform and deeper names do not", () => {
    expect(defaultHost("saffron", platform)).toBe("saffron.shops.example.com");
    expect(slugOfDefaultHost("saffron.shops.example.com", platform)).toBe("saffron");
    expect(slugOfDefaultHost("saffron.localhost", platform)).toBe("saffron");
    for (const host of [
      "cms.shops.example.com",
      "www.shops.example.com",
      "a.b.localhost",
      "shops.example.com",
      "x.com",
    ])
      expect(slugOfDefaultHost(host, platform), host).toBeNull();
  });

  test("a slug whose default host is the platform's is reserved", () => {
    expect(["cms", "www", "saffron"].map((slug) => isReservedSlug(slug, platform))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("a storefront at an IP address has its shops below localhost", () => {
    const local = platformHosts({ STOREFRONT_URL: "http://127.0.0.1:9002" });
    expect(defaultHost("saffron", local)).toBe("saffron.localhost");
    expect(slugOfDefaultHost("x.127.0.0.1", local)).toBeNull();
  });

  test("IP addresses, single-label names and the platform's hosts name no shop", () => {
    for (const host of ["127.0.0.1", "backend", "cms.shops.example.com"])
      expect(canNameShop(host, platform), host).toBe(false);
    expect(canNameShop("brand.com", platform)).toBe(true);
  });
});

test("a host name loses its port, trailing dot and upper case; any other text becomes null", () => {
  expect(normalizeHost(" Shop.Example.COM.:443 ")).toBe("shop.example.com");
  expect(normalizeHost("[::1]:80")).toBeNull();
  expect(normalizeHost("a b")).toBeNull();
  expect(hostsIn("a.com, B.com:80,,*")).toEqual(["a.com", "b.com"]);
});
