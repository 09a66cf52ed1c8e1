import { expect, test } from "vitest";
import { isCrossSiteChange, isForwardedFromElsewhere, isFromOwnPage } from "./cross-site.js";

const OWN = ["https://cms.test", /^https:\/\/admin-\d\.test$/];
const EVIL = "https://evil.test";
const reader = (headers: Record<string, string>) => (name: string) => headers[name];

test.each<[string, Record<string, string>]>([
  ["another site", { origin: EVIL, "sec-fetch-site": "cross-site" }],
  ["another host of the same site", { origin: "https://shop.cms.test", "sec-fetch-site": "same-site" }],
  ["another port", { origin: "https://cms.test:444", "sec-fetch-site": "same-site" }],
  ["a sandboxed frame or a data: page", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["a browser that hides where it comes from", { "sec-fetch-site": "cross-site" }],
  ["a sibling that hides where it comes from", { "sec-fetch-site": "same-site" }],
  ["an old browser on another site", { origin: EVIL }],
  ["an old browser in a sandbox", { origin: "null" }],
  ["a host whose name ends like ours", { origin: "https://cms.test.evil.test" }],
])("a change sent by %s is a cross-site change, with every method that changes", (_who, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "post", "QUERY"]) {
    expect([method, isCrossSiteChange(method, reader(headers), OWN)]).toEqual([method, true]);
  }
  expect(isCrossSiteChange("GET", reader(headers), OWN)).toBe(false);
});

test.each<[string, Record<string, string>]>([
  ["the app itself", { origin: "https://cms.test", "sec-fetch-site": "same-origin" }],
  [
    "an alias of the app, as the browser sees it",
    { origin: "https://alias", "sec-fetch-site": "same-origin" },
  ],
  ["an allowed origin", { origin: "https://admin-1.test", "sec-fetch-site": "same-site" }],
  ["the address bar", { "sec-fetch-site": "none" }],
  ["a service", {}],
])("a change sent by %s is not a cross-site change", (_who, headers) => {
  expect(isCrossSiteChange("POST", reader(headers), OWN)).toBe(false);
});

test.each<[Record<string, string>, boolean]>([
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "none" }, false],
  [{ "sec-fetch-site": "same-site", referer: "https://cms.test/" }, false],
  [{ "sec-fetch-site": "cross-site" }, false],
  [{ referer: "https://cms.test/admin" }, true],
  [{ referer: `${EVIL}/https://cms.test/` }, false],
  [{ referer: "not a URL" }, false],
  [{}, false],
])("only a page of the app may end a session by a link: %j %s", (headers, own) => {
  expect(isFromOwnPage(reader(headers), OWN)).toBe(own);
});

test.each<[Record<string, string>, boolean]>([
  [{ host: "cms.test", origin: "https://cms.test" }, false],
  [{ host: "cms:3000", "x-forwarded-host": "cms.test", origin: "https://cms.test" }, false],
  [{ host: "cms.test", "x-forwarded-host": " cms.test , proxy.test", origin: "https://cms.test" }, false],
  [{ host: "cms.test", "x-forwarded-host": "", origin: "https://cms.test" }, false],
  [{ host: "cms.test", "x-forwarded-host": "evil.test" }, false],
  [{ host: "cms.test", "x-forwarded-host": "evil.test", origin: "https://cms.test" }, true],
  [{ host: "cms.test", "x-forwarded-host": "evil.test, cms.test", origin: "https://cms.test" }, true],
  [{ host: "CMS.test", origin: "https://cms.test" }, true],
  [{ host: "cms.test", origin: "null" }, true],
  [{ host: "cms.test", origin: "not a URL" }, true],
])(
  "a server action whose origin Next would not accept is found before Next fails: %j %s",
  (headers, fails) => {
    expect(isForwardedFromElsewhere("POST", reader(headers))).toBe(fails);
    expect(isForwardedFromElsewhere("GET", reader(headers))).toBe(false);
  },
);
