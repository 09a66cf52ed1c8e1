import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser, watchPage } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { enterRealm, type Realm } from "./realm.ts";

const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let realm: Realm;
let browser: Browser;
let page: Page;
let cms: string;
/** Blocked resources and script errors in the browser. */
const problems: string[] = [];

beforeAll(async () => {
  realm = enterRealm();
  cms = realm.stack.urls.cms;
  browser = await openBrowser(CHROMIUM);
  const slug = `t-${randomBytes(4).toString("hex")}`;
  const database = new pg.Client({ connectionString: realm.stack.databases.payload });
  await database.connect();
  const { rows } = await database.query<{ id: string }>(
    "insert into tenants (medusa_id, name, slug, status) values ($1, $1, $1, 'active') returning id::text",
    [slug],
  );
  await database.query(
    "insert into stores (tenant_id, name, slug, medusa_id, default_currency) values ($1::uuid, 'Shop', $2, $2, 'usd')",
    [rows[0]?.id, slug],
  );
  await database.end();

  const person = await realm.person({ groups: [`/tenants/${slug}/owner`] });
  page = await newPage();
  // No account exists yet: the first user is created by signing in too.
  await page.goto(`${cms}/admin/create-first-user`);
  await page.locator("#username").fill(person.username);
  await page.locator("#password").fill(person.password);
  await page.locator("#kc-login").click();
  await page.waitForURL(`${cms}/admin`);
});
afterAll(async () => {
  await browser?.close();
});

async function newPage(): Promise<Page> {
  const fresh = await (await browser.newContext({ locale: "en-US" })).newPage();
  watchPage(fresh, problems);
  return fresh;
}

/** The pages are rendered by scripts, so the awaited elements exist only when the scripts ran. */
describe("Payload's admin under its Content-Security-Policy", () => {
  const open = async (path: string, sign: string) => {
    await page.goto(`${cms}/admin${path}`);
    await page.locator(sign).first().waitFor({ state: "attached" });
    expect(problems).toEqual([]);
  };

  test("every page allows only its own scripts, with a new nonce each time", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(`${cms}/admin/login`)).headers.get("content-security-policy")),
    );
    for (const policy of policies) {
      expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}';/);
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|https:|\*)/);
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  test("responses of endpoints cannot run scripts", async () => {
    const answer = await fetch(`${cms}/api/posts`);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each(["/admin/%ff", "/api/pages/%ff", "/api/graphql/%E0%A4%A"])(
    "the path %s, which cannot be decoded, is rejected with the fix",
    async (path) => {
      const answer = await fetch(cms + path);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("%25");
    },
  );

  test("the login page works", async () => {
    const visitor = await newPage();
    await visitor.goto(`${cms}/admin/login`);
    await visitor.locator("a[href^='/api/oidc/login']").waitFor();
    expect(problems).toEqual([]);
  });

  test("the dashboard and a list work", async () => {
    await open("", ".dashboard, .nav");
    await open("/collections/posts", ".collection-list");
  });

  test("a document with rich text can be edited", async () => {
    await open("/collections/posts/create", "[contenteditable=true]");
    await page.locator("#field-title").fill("Cups");
    await page.locator("[contenteditable=true]").first().fill("A cup is a cup.");
    await expect.poll(() => page.locator("[contenteditable=true]").first().innerText()).toContain("cup");
    expect(problems).toEqual([]);
  });

  test("an image can be chosen, uploaded and shown", async () => {
    await open("/collections/media/create", "input[type=file]");
    await page.locator("input[type=file]").first().setInputFiles({
      name: "cup.png",
      mimeType: "image/png",
      buffer: PICTURE,
    });
    await page.locator("#action-save").click();
    await page.waitForURL(/collections\/media\/[0-9a-f-]{36}/);
    await page.locator("img[src*='/api/media/file/cup-']").first().waitFor();
    expect(problems).toEqual([]);
  });

  test("JSON settings can be edited without scripts of another host", async () => {
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(cms)) foreign.push(request.url());
    });
    await open("/collections/stores", ".collection-list");
    // The list writes its settings into the URL once its scripts run; a click before that is lost.
    await page.waitForURL(/[?&]limit=/);
    await page.locator(".collection-list tbody a").first().click();
    await page.locator(".tandem-json textarea").first().waitFor();
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
  });
});

test("a refusal names the field and the reason", async () => {
  const ask = async (method: string, path: string, data?: unknown) =>
    (await page.request.fetch(`${cms}/api/${path}`, { method, headers: { origin: cms }, data })).text();
  const { user } = z
    .object({ user: z.object({ id: z.string() }) })
    .parse(JSON.parse(await ask("GET", "users/me")));
  const weak = await ask("PATCH", `users/${user.id}`, { enableAPIKey: true, apiKey: "abc" });
  expect(weak).toContain('"path":"apiKey"');
  expect(weak).toContain("Use a generated key");
  expect(await ask("GET", "posts?limit=501")).toContain("`limit` must be");
});

test("an injected script does not run", async () => {
  await page.goto(`${cms}/admin/collections/posts`);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.slipped = true";
    document.body.append(script);
    const picture = document.createElement("div");
    picture.innerHTML = '<img src="/nothing" onerror="window.slipped = true">';
    document.body.append(picture);
    return "slipped" in window;
  });
  expect(ran).toBe(false);
  expect(problems.join()).toMatch(/script-src/);
});
