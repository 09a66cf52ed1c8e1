import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import proxy from "@/proxy";
import { stubEnv } from "@/testing/stub-env";
import { contentSecurityPolicy } from "./content-security-policy";
import { isFromOwnHost, otherSiteRefusal } from "./own-site";
import { route } from "./route";

beforeAll(() => stubEnv("http://shops.test"));
afterAll(() => vi.unstubAllEnvs());

const OWN = "http://cup.shops.test";
const call = (headers: Record<string, string>, method = "POST") => ({
  method,
  headers: { host: "cup.shops.test", ...headers },
});
const request = (...given: Parameters<typeof call>) => new Request(`${OWN}/api/x`, call(...given));

const FOREIGN: [string, Record<string, string>][] = [
  ["of another site", { origin: "https://evil.test", "sec-fetch-site": "cross-site" }],
  ["of the shop of another tenant", { origin: "http://tea.shops.test", "sec-fetch-site": "same-site" }],
  ["of the storefront's own host", { origin: "http://shops.test" }],
  ["of the same host over another scheme", { origin: "https://cup.shops.test" }],
  ["without an origin of its own", { origin: "null" }],
  ["of another site that hides its origin", { "sec-fetch-site": "cross-site" }],
];

describe.each(FOREIGN)("a change sent by a page %s", (_what, headers) => {
  test("the change is refused as forbidden", () => {
    expect(otherSiteRefusal(request(headers))).toMatchObject({ code: "forbidden" });
  });

  test("the change reaches no route", async () => {
    const reached: string[] = [];
    const handle = route(async ({ url }) => {
      reached.push(url);
      return new Response(null);
    });
    expect((await handle(request(headers))).status).toBe(403);
    expect(reached).toEqual([]);
  });

  test("the change reaches no page and so no server action", async () => {
    const response = await proxy(new NextRequest(`${OWN}/cart`, call(headers)));
    expect(response.status).toBe(403);
  });
});

test.each<[string, Record<string, string>]>([
  ["with the forwarded host of another site", { origin: OWN, "x-forwarded-host": "evil.test" }],
  ["with an origin that is no URL", { origin: "evil", "sec-fetch-site": "same-origin" }],
])("a server action %s is refused before Next fails", async (_what, headers) => {
  const response = await proxy(new NextRequest(`${OWN}/cart`, call(headers)));
  expect([response.status, await response.text()]).toEqual([
    403,
    expect.stringContaining("X-Forwarded-Host"),
  ]);
});

test.each(["cup.shops.test:99999", ""])("the host %j is refused as invalid", async (host) => {
  const response = await proxy(new NextRequest(`${OWN}/`, { headers: { host } }));
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining("`Host`")]);
});

test.each<[string, Record<string, string>, string]>([
  ["of the shop itself", { origin: OWN, "sec-fetch-site": "same-origin" }, "POST"],
  ["of a caller that is no browser", {}, "POST"],
  ["of another site that only reads", { origin: "https://evil.test" }, "GET"],
])("a request %s is not refused", (_what, headers, method) => {
  expect(otherSiteRefusal(request(headers, method))).toBeNull();
});

test("only a page of the same host may end a session", () => {
  expect(isFromOwnHost(request({ "sec-fetch-site": "same-origin" }, "GET"))).toBe(true);
  expect(isFromOwnHost(request({ referer: `${OWN}/account` }, "GET"))).toBe(true);
  const foreign: Record<string, string>[] = [
    {},
    { "sec-fetch-site": "same-site", referer: `${OWN}/account` },
    { "sec-fetch-site": "none" },
    { referer: "http://tea.shops.test/" },
  ];
  for (const headers of foreign) {
    expect(isFromOwnHost(request(headers, "GET")), JSON.stringify(headers)).toBe(false);
  }
});

describe("proxy", () => {
  const visit = () => proxy(new NextRequest("http://shops.test/", { headers: { host: "shops.test" } }));

  test("a page has a policy with its own nonce, which Next gets with the request", async () => {
    const [one, two] = [await visit(), await visit()];
    const policies = [one, two].map(({ headers }) => headers.get("content-security-policy") ?? "");
    const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
    expect(policies[0]).toBe(contentSecurityPolicy({ nonce: nonces[0] ?? "", development: false }));
    expect(Buffer.from(nonces[0] ?? "", "base64")).toHaveLength(16);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(one.headers.get("x-middleware-request-content-security-policy")).toBe(policies[0]);
  });
});
