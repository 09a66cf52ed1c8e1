import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { CLIENTS } from "@tandem/contracts";
import { type RawCall, sendRaw } from "@tandem/local-servers";
import type { Browser, BrowserContext } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { type Answer, type Call, call } from "../support/http.ts";
import { signOn } from "../support/sign-on.ts";
import { enterWorld, type World } from "../support/world.ts";

const STOREFRONT = join(import.meta.dirname, "../../../../apps/storefront");
const SOURCES = join(STOREFRONT, "src");
/** Next's name of the build, which every page contains. */
const BUILD = readFileSync(join(STOREFRONT, ".next/BUILD_ID"), "utf8").trim();

/**
 * The route of each file of the storefront. `page` is public at a shop's host, `platform` exists only at the
 * storefront's own host, `signed` requires a signature of the sender.
 */
const ROUTES: readonly [
  file: string,
  kind: "page" | "sign-on" | "platform" | "signed-out" | "signed" | "health" | "directory",
  path: string,
][] = [
  ["[tenant]/[locale]/page.tsx", "page", "/"],
  ["[tenant]/[locale]/[slug]/page.tsx", "page", "/delivery"],
  ["[tenant]/[locale]/pages/[slug]/page.tsx", "page", "/pages/delivery"],
  ["[tenant]/[locale]/account/page.tsx", "page", "/account"],
  ["[tenant]/[locale]/blog/page.tsx", "page", "/blog"],
  ["[tenant]/[locale]/blog/[slug]/page.tsx", "page", "/blog/none"],
  ["[tenant]/[locale]/cart/page.tsx", "page", "/cart"],
  ["[tenant]/[locale]/categories/[handle]/[sort]/[page]/page.tsx", "page", "/categories/none"],
  ["[tenant]/[locale]/products/[handle]/page.tsx", "page", "/products/none"],
  ["[tenant]/[locale]/products/all/[sort]/[page]/page.tsx", "page", "/products"],
  ["[tenant]/[locale]/search/[query]/[sort]/[page]/page.tsx", "page", "/search?q=cup"],
  ["[tenant]/[locale]/-/missing/page.tsx", "page", "/-/missing"],
  ["[tenant]/[locale]/[...missing]/page.tsx", "page", "/no/such/page"],
  ["[tenant]/[locale]/-/robots/route.ts", "page", "/robots.txt"],
  ["[tenant]/[locale]/-/sitemap/route.ts", "page", "/sitemap.xml"],
  ["api/auth/login/route.ts", "sign-on", "/api/auth/login"],
  ["api/auth/begin/route.ts", "platform", "/api/auth/begin"],
  ["api/auth/callback/route.ts", "platform", "/api/auth/callback"],
  ["api/auth/finish/route.ts", "sign-on", "/api/auth/finish"],
  ["api/auth/logout/route.ts", "sign-on", "/api/auth/logout"],
  ["api/auth/signed-out/route.ts", "signed-out", "/api/auth/signed-out"],
  ["api/auth/backchannel-logout/route.ts", "signed", "/api/auth/backchannel-logout"],
  ["api/webhooks/medusa/route.ts", "signed", "/api/webhooks/medusa"],
  ["api/webhooks/payload/route.ts", "signed", "/api/webhooks/payload"],
  ["directory/page.tsx", "directory", "/"],
  ["health/live/route.ts", "health", "/health/live"],
  ["health/ready/route.ts", "health", "/health/ready"],
];

/** Files with server actions, which a form of any page can call. */
const ACTIONS = { "cart/actions.ts": ["addToCart", "removeLine", "setQuantity"] };

let world: World;
let browser: Browser;
let customer: BrowserContext;
let keys: Record<string, string>;

beforeAll(async () => {
  world = await enterWorld();
  browser = await openBrowser(CHROMIUM);
  customer = await browser.newContext({ locale: "en-US" });
  const page = await customer.newPage();
  await page.goto(address("saffron", "/api/auth/login?returnTo=/account"));
  await signOn(page, world.stack.logins, "customer", "saffron");
  await page.waitForURL(address("saffron", "/account"));
  keys = Object.fromEntries(
    (
      await world.query(
        "medusa",
        "select t.slug, s.publishable_key as token from tenant_store s join tenant t on t.id = s.tenant_id",
      )
    ).map((row) => [String(row.slug), String(row.token)]),
  );
});
afterAll(() => browser?.close());

const address = (slug: string, path = "/") => {
  const url = new URL(path, world.stack.urls.storefront);
  url.hostname = `${slug}.localhost`;
  return url.href;
};
const hostOf = (slug: string) => new URL(address(slug)).host;
let calls = 0;
/** Sends each call from a different IP address, so that rate limits do not apply. */
const at = (host: string, path: string, options: Call = {}): Promise<Answer> => {
  calls += 1;
  const from = `10.1.${Math.floor(calls / 250)}.${calls % 250}`;
  return call(world.stack.urls.storefront + path, {
    host,
    ...options,
    headers: { "x-forwarded-for": from, ...options.headers },
  });
};

async function cookies(): Promise<string> {
  const all = await customer.cookies(address("saffron"));
  return all.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Callers of a shop, which knows only its own customers; `own` is whether the account page shows the customer. */
const CALLERS: readonly { who: string; headers(): Promise<Record<string, string>>; own: boolean }[] = [
  { who: "an anonymous caller", headers: async () => ({}), own: false },
  { who: "a customer of the shop", headers: async () => ({ cookie: await cookies() }), own: true },
  {
    who: "a caller with an invented session",
    headers: async () => ({ cookie: `session=${"a".repeat(43)}` }),
    own: false,
  },
  {
    who: "a service",
    headers: async () => ({ authorization: `Bearer ${await world.serviceToken(CLIENTS.worker)}` }),
    own: false,
  },
  {
    who: "a caller with headers that name another shop's hosts and customers",
    headers: async () => ({
      "x-forwarded-host": hostOf("northbeam"),
      "x-tenant-id": "northbeam",
      "x-forwarded-user": "customer@saffron.test",
      "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy",
      "x-middleware-rewrite": "/northbeam/en",
      "x-invoke-path": "/northbeam/en",
      "x-matched-path": "/northbeam/en",
    }),
    own: false,
  },
];

describe.each(CALLERS)("the storefront called by $who", ({ headers, own }) => {
  test.each(ROUTES)("%s follows the access rule of its kind", async (_file, kind, path) => {
    const given = await headers();
    switch (kind) {
      case "page": {
        const answer = await at(hostOf("saffron"), path, { headers: given });
        expect([200, 308, 404]).toContain(answer.status);
        expect(answer.text).not.toMatch(/Northbeam/i);
        if (path === "/account") expect(answer.text.includes("customer@saffron.test")).toBe(own);
        else expect(answer.text).not.toContain("customer@saffron.test");
        expect((await at("unheard-of.localhost", path, { headers: given })).status).toBe(404);
        const other = await at(hostOf("northbeam"), path, { headers: given });
        expect(other.text).not.toMatch(/Saffron/i);
        expect(other.text).not.toContain("customer@saffron.test");
        for (const [name, value] of Object.entries({
          "x-store-slug": "northbeam",
          "x-publishable-api-key": keys.northbeam ?? "",
        })) {
          const named = await at(hostOf("saffron"), path, { headers: { ...given, [name]: value } });
          expect(named.status, name).toBe(400);
        }
        break;
      }
      case "sign-on": {
        const answer = await at(hostOf("saffron"), `${path}?x=1`, {
          headers: { ...given, "sec-fetch-site": "cross-site" },
        });
        expect(answer.status).toBe(303);
        expect(String(answer.headers.location)).not.toContain("northbeam");
        expect((await at("unheard-of.localhost", path, { headers: given })).status).toBe(404);
        const wrong = { ...given, "x-store-slug": "northbeam" };
        expect((await at(hostOf("saffron"), path, { headers: wrong })).status).toBe(400);
        expect((await at(hostOf("saffron"), path, { method: "POST", headers: given })).status).toBe(405);
        break;
      }
      case "platform": {
        const { host } = new URL(world.stack.urls.storefront);
        const answer = await at(host, `${path}?state=x&ticket=x&code=x`, { headers: given });
        expect([answer.status, answer.headers.location]).toEqual([303, `${world.stack.urls.storefront}/`]);
        expect((await at(hostOf("saffron"), path, { headers: given })).status).toBe(404);
        expect((await at(host, path, { method: "POST", headers: given })).status).toBe(405);
        break;
      }
      case "signed-out": {
        for (const host of [new URL(world.stack.urls.storefront).host, hostOf("saffron")]) {
          const answer = await at(host, `${path}?state=x.${Buffer.from("evil.test").toString("base64url")}`, {
            headers: given,
          });
          expect([answer.status, answer.headers.location]).toEqual([303, `${world.stack.urls.storefront}/`]);
          expect((await at(host, path, { method: "POST", headers: given })).status).toBe(405);
        }
        break;
      }
      case "signed": {
        const raw = "logout_token=x.y.z&{}";
        expect((await at(hostOf("saffron"), path, { method: "POST", raw, headers: given })).status).toBe(401);
        expect((await at(hostOf("saffron"), path, { headers: given })).status).toBe(405);
        break;
      }
      case "directory":
      case "health":
        expect((await at(new URL(world.stack.urls.storefront).host, path, { headers: given })).status).toBe(
          200,
        );
        break;
      default:
        kind satisfies never;
    }
  });
});

test("the tables list exactly the files with routes and with server actions", () => {
  const files = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(SOURCES, join(entry.parentPath, entry.name)));
  const answering = files.filter((file) => /^app\/.*(page\.tsx|route\.tsx?)$/.test(file));
  expect(answering.sort()).toEqual(ROUTES.map(([file]) => `app/${file}`).sort());
  const text = (file: string) => readFileSync(join(SOURCES, file), "utf8");
  const withActions = files.filter((file) => /^\s*["']use server["']/m.test(text(file)));
  const actions = withActions.map((file) => [
    file,
    [...text(file).matchAll(/^export async function (\w+)/gm)].map(([, name]) => name).sort(),
  ]);
  expect(Object.fromEntries(actions)).toEqual(ACTIONS);
});

describe("paths between shops", () => {
  test.each([
    "/northbeam/en",
    "/northbeam/en/account",
    "/%2e%2e/northbeam/en",
    "/..%2fnorthbeam/en",
    "//northbeam.localhost/",
    "/en/../../northbeam/en",
    "/_next/data/x/northbeam/en.json",
    `/_next/data/${BUILD}/northbeam/en.json`,
    `/_next/data/${BUILD}/directory.json`,
    "/directory",
  ])("the path %s at one shop's host shows nothing of another shop", async (path) => {
    const answer = await at(hostOf("saffron"), path);
    expect([308, 404]).toContain(answer.status);
    expect(String(answer.headers.location ?? "")).not.toMatch(/^(https?:)?\/\/(?!saffron\.)/);
    // Next repeats the lower-case path in the response; the brand's name is capitalized.
    if (answer.status === 404) expect(answer.text).not.toMatch(/Northbeam/);
  });

  test.each([
    "http://127.0.0.1:9001/health",
    "http://169.254.169.254/latest/meta-data",
    "http://[::ffff:127.0.0.1]/x.png",
    "//evil.test/x.png",
    "/api/auth/login",
    "file:///etc/passwd",
    "/\\evil.test",
    "/%",
  ])("images are not fetched from %s", async (url) => {
    const answer = await at(hostOf("saffron"), `/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining("`url`")]);
  });
});

test("a resized image is fetched once and then read from the disk, in one spelling of its URL only", async () => {
  const home = await at(hostOf("saffron"), "/");
  const path = unescapeHtml(/\/_next\/image\?url=[^"\s]+/.exec(home.text)?.[0] ?? "");
  const cache = async (more = "") => {
    const { status, headers } = await at(hostOf("saffron"), path.replace("&w=", `${more}&w=`));
    return [status, headers["x-nextjs-cache"]];
  };
  expect((await cache())[0]).toBe(200);
  expect(await cache()).toEqual([200, "HIT"]);
  expect(await cache("%23x")).toEqual([400, undefined]);
});

describe.each(["storefront", "cms"] as const)("what Next fails to read, sent to the %s", (app) => {
  const place = () => new URL(app === "cms" ? world.stack.urls.cms : address("saffron"));
  const send = (target: string, sent: RawCall) => sendRaw(world.stack.urls[app], target, sent);

  test.each<[string, string, string?]>([
    ["*", "GET"],
    ["*", "OPTIONS"],
    ["/en", "GET", "99999"],
    ["/admin", "GET", "99999"],
    ["/api/access", "GET", "99999"],
    ["/_next/image?url=%2F%5Cevil.com&w=640&q=75", "GET"],
    ["/_next/image?url=%2F%25&w=640&q=75", "GET"],
  ])("the target %s sent with %s is no error of the server (port %s)", async (target, method, port) => {
    const { hostname, port: own } = place();
    const { status } = await send(target, { method, headers: { host: `${hostname}:${port ?? own}` } });
    // The CMS serves its endpoints whatever the host is.
    const served = app === "cms" && target === "/api/access";
    expect(served ? [200] : [400, 404]).toContain(status);
  });

  test.each(["/cart", "/admin"])(
    "a server action at %s forwarded from another host is refused",
    async (path) => {
      const { host, origin } = place();
      const headers = { host, origin, "x-forwarded-host": "evil.test", "next-action": "a".repeat(42) };
      expect((await send(path, { method: "POST", headers, body: "[]" })).status).toBe(403);
    },
  );
});

test.each(["http", "https"])("a shop behind a proxy that received %s shows its pages", async (proto) => {
  for (const path of ["/", "/products", "/cart"]) {
    const answer = await at(hostOf("saffron"), path, { headers: { "x-forwarded-proto": proto } });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.text).toContain("Saffron &amp; Silk");
  }
});

/** Returns the form of a product page as a browser without scripts sends it. */
async function productForm(slug: string): Promise<{ path: string; fields: [string, string][] }> {
  const home = await at(hostOf(slug), "/products");
  const path = /href="(\/products\/[^"/?]+)"/.exec(home.text)?.[1] ?? "";
  const page = await at(hostOf(slug), path);
  const form = /<form[^>]*>.*?<\/form>/s.exec(page.text.slice(page.text.indexOf("<main")))?.[0] ?? "";
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const isOff = /type="radio"/.test(tag) && !/checked/.test(tag);
    return name === undefined || isOff ? [] : [[name, unescapeHtml(/value="([^"]*)"/.exec(tag)?.[1] ?? "")]];
  });
  return { path, fields: inputs as [string, string][] };
}

const unescapeHtml = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

function post(
  slug: string,
  path: string,
  fields: readonly [string, string][],
  headers: Record<string, string> = {},
) {
  const form = new URLSearchParams();
  const boundary = "----matrix";
  for (const [name, value] of fields) form.append(name, value);
  const raw = `${[...form].map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--${boundary}--\r\n`;
  return at(hostOf(slug), path, {
    method: "POST",
    raw,
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": String(Buffer.byteLength(raw)),
      origin: address(slug).replace(/\/$/, ""),
      ...headers,
    },
  });
}

describe("server actions", () => {
  test("a shop's cart takes the shop's own products and none of another shop", async () => {
    const { path, fields } = await productForm("saffron");
    const kept = await post("saffron", path, fields);
    expect([kept.status, String(kept.headers.location)]).toEqual([
      303,
      expect.stringContaining("notice=added"),
    ]);
    const cart = String(kept.headers["set-cookie"]).split(";")[0] ?? "";
    expect(cart).toMatch(/^cart=cart_/);

    const smuggled = await post("northbeam", (await productForm("northbeam")).path, fields);
    expect(String(smuggled.headers.location)).not.toContain("notice=added");
    const own = await productForm("northbeam");
    const other = await post("northbeam", own.path, own.fields, { cookie: cart });
    expect(String(other.headers["set-cookie"])).not.toContain(cart.split(".")[0]);
  });

  test.each<Record<string, string>>([
    { origin: "https://evil.test" },
    { origin: "null" },
    { origin: "http://northbeam.localhost", "sec-fetch-site": "same-site" },
    { origin: "null", "sec-fetch-site": "cross-site" },
  ])("a server action sent by a page of another host is refused: %j", async (headers) => {
    const { path, fields } = await productForm("saffron");
    const answer = await post("saffron", path, fields, headers);
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining("another site")]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("concurrent server actions are limited to exactly 120 per IP address and minute", async () => {
    const { path } = await productForm("saffron");
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => post("saffron", path, [], { "x-forwarded-for": "203.0.113.44" })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(80);
    expect(Number(refused[0]?.headers["retry-after"])).toBeGreaterThan(0);
    expect((await post("saffron", path, [], { "x-forwarded-for": "203.0.113.45" })).status).not.toBe(429);
    expect(
      (await at(hostOf("saffron"), path, { headers: { "x-forwarded-for": "203.0.113.44" } })).status,
    ).toBe(200);
  });
});

test("concurrent unsigned webhooks are all refused with 401", async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      at(hostOf("saffron"), "/api/webhooks/medusa", { method: "POST", raw: "{}" }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
});
