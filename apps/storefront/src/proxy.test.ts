import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test } from "vitest";
import { tenantView } from "@/testing/payload";
import { HOST, useWorld } from "@/testing/world";
import proxy from "./proxy";
import { countCall } from "./server/limits";

const world = await useWorld();

interface Visit {
  host?: string;
  method?: string;
  headers?: Record<string, string>;
}
const visit = (path: string, { host = HOST, method = "GET", headers = {} }: Visit = {}) =>
  proxy(new NextRequest(`https://${host}${path}`, { method, headers: { host, ...headers } }));

/** Returns the internal path of the page that is rendered; null when none is. */
const pageAt = async (path: string, how?: Visit) => {
  const target = (await visit(path, how)).headers.get("x-middleware-rewrite");
  if (target === null) return null;
  const { pathname, search } = new URL(target);
  return pathname + search;
};

describe("pages of a shop", () => {
  test.each([
    ["/", "/cup/en"],
    ["/products/bowl", "/cup/en/products/bowl"],
    ["/ru", "/cup/ru/"],
    ["/ru/products/bowl", "/cup/ru/products/bowl"],
    ["/products", "/cup/en/products/all/newest/1"],
    ["/ru/categories/bowls?sort=price-asc&page=3", "/cup/ru/categories/bowls/price-asc/3"],
    ["/search?q=blue%20bowl", "/cup/en/search/blue%20bowl/newest/1"],
    ["/sitemap.xml", "/cup/en/-/sitemap"],
    ["/uz/products", "/cup/en/-/missing"],
  ])("the URL %s shows the page %s", async (path, page) => {
    expect((await pageAt(path))?.replace(/\?.*/, "").replace(/\/$/, "")).toBe(page.replace(/\/$/, ""));
  });

  test("a page still gets the query of its URL", async () => {
    expect(await pageAt("/cart?notice=added")).toBe("/cup/en/cart?notice=added");
  });

  test("a shop is found by its own domain, in any letter case and with a port", async () => {
    world.payload.tenants = [tenantView("cup", { domains: ["cups.example"] })];
    expect(await pageAt("/cart", { host: "CUPS.example:8443" })).toBe("/cup/en/cart");
  });

  test("two shops at two hosts never show each other's pages", async () => {
    expect(await pageAt("/cart", { host: "tea.shops.test" })).toBe("/tea/en/cart");
    expect(await pageAt("/cart")).toBe("/cup/en/cart");
  });

  test("a page is rendered by this process and not fetched from the host of the shop", async () => {
    const target = (await visit("/cart")).headers.get("x-middleware-rewrite");
    expect(new URL(target ?? "").host).toBe("127.0.0.1:9002");
  });

  test("a page may run only the scripts of its own response", async () => {
    const [one, two] = [await visit("/cart"), await visit("/cart")];
    const nonces = [one, two].map(
      ({ headers }) => /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1],
    );
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[1]).not.toBe(nonces[0]);
  });

  test("a nonce that the browser sends is not used", async () => {
    const forged = { "content-security-policy": "script-src 'nonce-evil'" };
    const { headers } = await visit("/cart", { headers: forged });
    expect(headers.get("x-middleware-request-content-security-policy")).not.toContain("evil");
  });
});

describe("the prefix of the default language", () => {
  test.each([
    ["/en", "/"],
    ["/en/products", "/products"],
    ["/en/products?sort=title&page=2", "/products?sort=title&page=2"],
  ])("the URL %s moves permanently to %s of the same host", async (path, to) => {
    const response = await visit(path);
    expect([response.status, response.headers.get("location")]).toEqual([308, `https://${HOST}${to}`]);
  });

  test.each(["/en//evil.test/login", "/en/%2F%2Fevil.test", "/en/\\evil.test", "/en///evil.test"])(
    "the URL %s never leads to another host",
    async (path) => {
      const { headers } = await visit(path);
      expect(new URL(headers.get("location") ?? "").host).toBe(HOST);
    },
  );
});

describe("searches", () => {
  test("a search whose hundredth character is an emoji shows its results", async () => {
    const asked = `${"a".repeat(99)}😀 and more`;
    const page = await pageAt(`/search?q=${encodeURIComponent(asked)}`);
    expect(page).toContain(`/cup/en/search/${"a".repeat(99)}${encodeURIComponent("😀")}/newest/1`);
  });

  test.each([".", ".."])("a search for %j shows the search page", async (asked) => {
    expect((await pageAt(`/search?q=${asked}`))?.split("?")[0]).toBe("/cup/en/search/*/newest/1");
  });
});

describe("hosts without an open shop", () => {
  test("an unknown host has no page", async () => {
    const response = await visit("/", { host: "nobody.shops.test" });
    expect([response.status, response.headers.get("x-middleware-rewrite")]).toEqual([404, null]);
  });

  test("an archived shop is not found", async () => {
    world.payload.tenants = [tenantView("cup", { status: "archived" })];
    expect((await visit("/")).status).toBe(404);
  });

  test.each(["GET", "POST"])("a suspended shop sells nothing: %s shows its closed page", async (method) => {
    world.payload.tenants = [tenantView("cup", { status: "suspended", name: "Cup & Saucer" })];
    const response = await visit("/products/bowl", { method });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "3600"]);
    expect(response.headers.get("x-middleware-rewrite")).toBeNull();
    expect(await response.text()).toContain("closed for the moment");
  });

  test("a shop without a store is unavailable for now and never missing", async () => {
    world.payload.tenants = [tenantView("cup", { stores: [] })];
    const response = await visit("/");
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "60"]);
  });

  test("while Payload is down, a shop is unavailable for a moment and never missing", async () => {
    world.payload.down = true;
    const response = await visit("/");
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("the storefront's own host has the list of shops and nothing else", async () => {
    expect(await pageAt("/", { host: "shops.test" })).toBe("/directory");
    expect((await visit("/products", { host: "shops.test" })).status).toBe(404);
    expect(world.payload.calls).toEqual([]);
  });
});

describe("requests that name a shop in a header", () => {
  test.each([
    ["x-store-slug", "tea"],
    ["x-publishable-api-key", "pk_tea"],
  ])("a request whose header %s names another shop is refused", async (name, value) => {
    expect((await visit("/", { headers: { [name]: value } })).status).toBe(400);
  });

  test("a request that names the shop of its host is served", async () => {
    const headers = { "x-store-slug": "cup", "x-publishable-api-key": "pk_cup" };
    expect(await pageAt("/cart", { headers })).toBe("/cup/en/cart");
  });
});

test.each(["/%E0%A4%A", "/products/%00"])("the path %s, which Next cannot read, is refused", async (path) => {
  expect((await visit(path)).status).toBe(400);
});

test.each(["/api/auth/login", "/health/live", "/fonts/lora.woff2"])(
  "the route %s of the service itself needs no shop",
  async (path) => {
    expect((await visit(path)).headers.get("x-middleware-next")).toBe("1");
    expect(world.payload.calls).toEqual([]);
  },
);

describe("limit of changes", () => {
  let caller = "";
  let callers = 0;
  beforeEach(() => {
    callers += 1;
    caller = `203.0.113.${callers}`;
  });
  const change = (headers: Record<string, string> = {}, host = HOST) =>
    visit("/cart", { host, method: "POST", headers: { "x-forwarded-for": caller, ...headers } });
  /** Makes all but one of the changes that the IP address may make in the shop. */
  const nearlyExhaust = () => {
    const headers = new Headers({ "x-forwarded-for": caller });
    return Promise.all(Array.from({ length: 119 }, () => countCall("write", headers, "ten_cup")));
  };

  test("an IP address may change a shop's carts 120 times a minute and is then told how long to wait", async () => {
    await nearlyExhaust();
    expect((await change()).status).toBe(200);
    const refused = await change();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(await refused.text()).toContain("Please try again in");
  });

  test("one caller's changes neither limit another caller nor another shop nor reading", async () => {
    await nearlyExhaust();
    await change();
    expect((await change()).status).toBe(429);
    expect((await change({ "x-forwarded-for": "203.0.113.200" })).status).toBe(200);
    expect((await change({}, "tea.shops.test")).status).toBe(200);
    expect((await visit("/cart", { headers: { "x-forwarded-for": caller } })).status).toBe(200);
  });

  test("a caller cannot avoid the limit with an `X-Forwarded-For` of its own", async () => {
    await nearlyExhaust();
    await change();
    expect((await change({ "x-forwarded-for": `198.51.100.7, ${caller}` })).status).toBe(429);
  });
});
