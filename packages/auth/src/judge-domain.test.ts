import { platformHosts } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { domainRefusalText } from "./domain-refusals.js";
import { judgeDomain } from "./judge-domain.js";

const settings = {
  STOREFRONT_URL: "https://shops.example.com",
  CMS_URL: "https://cms.example.com",
  BACKEND_URL: "https://api.example.com:8443",
  WORKER_URL: "http://10.0.0.5:9100",
  KEYCLOAK_ISSUER: "https://id.example.com/realms/tandem",
};
const platform = platformHosts(settings, "edge.example.com");
const judge = (typed: string, trusted: string[] = []) =>
  judgeDomain(typed, { platform, slug: "saffron", trusted });

describe("judgeDomain", () => {
  test.each([
    ["shop.brand.uz", "shop.brand.uz"],
    ["BRAND.com", "brand.com"],
    [" brand.com. ", "brand.com"],
    ["brand.com:443", "brand.com"],
    ["пример.uz", "xn--e1afmkfd.uz"],
    ["ｂｒａｎｄ。com", "brand.com"],
    ["bra\u00adnd.com", "brand.com"],
    ["bücher.de", "xn--bcher-kva.de"],
    ["brand.github.io", "brand.github.io"],
    ["my.bot", "my.bot"],
  ])("a claim of %s is stored as %s and needs proof", (typed, host) => {
    expect(judge(typed)).toEqual({ host, needs: "proof" });
  });

  test.each([
    ["com", "suffix"],
    ["co.uk", "suffix"],
    ["github.io", "suffix"],
    ["127.0.0.1", "ip"],
    ["127.1", "ip"],
    ["0x7f.1", "ip"],
    ["2130706433", "ip"],
    ["127.0.0.1.", "ip"],
    ["10.0.0.5:9100", "ip"],
    ["::1", "ip"],
    ["[::1]:80", "ip"],
    ["backend", "local"],
    ["printer.local", "local"],
    ["db.internal", "local"],
    ["shop.test", "local"],
    ["1.168.192.in-addr.arpa", "local"],
    ["abcdefghijklmnop.onion", "local"],
    ["*.brand.com", "wildcard"],
    ["*", "wildcard"],
    ["https://brand.com", "malformed"],
    ["brand.com/path", "malformed"],
    ["user@brand.com", "malformed"],
    ["ex%61mple.com", "malformed"],
    ["brand..com", "malformed"],
    ["under_score.com", "malformed"],
    ["-brand.com", "malformed"],
    ["xn--a.com", "malformed"],
    [`${"a".repeat(64)}.com`, "malformed"],
    ["", "malformed"],
    ["brand com", "malformed"],
    ["ѕaffron.com", "lookalike"],
    ["xn--affron-hvf.com", "lookalike"],
    ["сосо.com", "lookalike"],
    ["shops.ехample.com", "lookalike"],
  ])("a claim of %s is refused as %s", (typed, refusal) => {
    expect(judge(typed)).toEqual({ host: null, refusal });
  });

  test.each([
    ...Object.values(settings).map((url) => new URL(url).hostname),
    "edge.example.com",
    "EDGE.example.com.",
    "below.cms.example.com",
    "www.shops.example.com",
    "northbeam.shops.example.com",
    "shop-of-tomorrow.shops.example.com",
    "deep.saffron.shops.example.com",
    "northbeam.localhost",
    "localhost",
    "localhost.",
  ])("a claim of the reserved %s is refused, trusted or not", (typed) => {
    for (const trusted of [[], ["*.localhost", "*.example.com", typed.toLowerCase()]]) {
      const judged = judge(typed, trusted);
      expect(judged).toEqual({ host: null, refusal: expect.stringMatching(/^(unavailable|ip)$/) });
    }
  });

  test("a claim of the tenant's own default host needs nothing", () => {
    expect(judge("saffron.shops.example.com")).toMatchObject({ needs: "nothing" });
    expect(judge("Saffron.localhost:9002")).toEqual({ host: "saffron.localhost", needs: "nothing" });
  });

  test("a claim of a trusted name needs trust only where the switch names it", () => {
    expect(judge("shop.test", ["*.test"])).toEqual({ host: "shop.test", needs: "trust" });
    expect(judge("exact.dev", ["exact.dev"])).toMatchObject({ needs: "trust" });
    expect(judge("notexact.dev", ["exact.dev"])).toMatchObject({ needs: "proof" });
    expect(judge("test", ["*.test"])).toEqual({ host: null, refusal: "local" });
  });
});

test("a refusal names the field, the name and the fix in the language of the reader", () => {
  expect(domainRefusalText("com", "suffix")).toMatch(/^domains: "com" is a suffix .* Enter a domain/);
  expect(domainRefusalText("com", "suffix", "ru")).toMatch(/Введите/);
  expect(domainRefusalText("com", "suffix", "uz")).toMatch(/kiriting/);
});
