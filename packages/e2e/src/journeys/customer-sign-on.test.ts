import { createHash } from "node:crypto";
import { Redis } from "ioredis";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { call } from "../support/http.ts";
import { signOn } from "../support/sign-on.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await enterWorld();
  browser = await openBrowser(CHROMIUM);
});
afterAll(async () => {
  await browser.close();
});

const address = (slug: string, path = "/") => {
  const url = new URL(path, world.stack.urls.storefront);
  url.hostname = `${slug}.localhost`;
  return url.href;
};
const hostOf = (slug: string) => new URL(address(slug)).host;
const headline = async (page: Page) => ((await page.locator("h1").textContent()) ?? "").trim();

/** Returns a browser whose shopper signed in at a shop, starting from one of its pages. */
async function signedInAt(slug: string, role = "customer"): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.goto(address(slug, "/account"));
  await page.getByRole("link", { name: "Sign in or create an account" }).click();
  await signOn(page, world.stack.logins, role, "saffron");
  await page.waitForURL(address(slug, "/account"));
  return { context, page };
}

describe("A customer", () => {
  test("a customer signs in, is greeted in the header of every page, and signs out", async () => {
    const { context, page } = await signedInAt("saffron");
    expect(await headline(page)).toBe("Hello, Customer");
    await page.goto(address("saffron"));
    await page.getByRole("link", { name: /signed in as Customer/ }).waitFor();

    await page.goto(address("saffron", "/account"));
    await page.getByRole("link", { name: "Sign out" }).click();
    await page.waitForURL(address("saffron"));
    await page.getByRole("link", { name: "Sign in", exact: true }).waitFor();
    await context.close();
  });

  test("a customer sees their details and orders from Medusa", async () => {
    const { context, page } = await signedInAt("saffron");
    await page.getByRole("heading", { name: "Your orders" }).waitFor();
    await page.getByText("customer@saffron.test").waitFor();
    await context.close();
  });

  test("the browser gets no token, only an opaque cookie that scripts cannot read", async () => {
    const { context, page } = await signedInAt("saffron");
    const cookies = await context.cookies(address("saffron"));
    const session = cookies.find(({ name }) => name === "session");
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", domain: "saffron.localhost" });
    expect(session?.value).toMatch(/^[\w-]{43}$/);
    expect(cookies.map(({ value }) => value).join(" ")).not.toContain("eyJ");
    expect(await page.content()).not.toContain("eyJ");
    expect(await page.evaluate(() => document.cookie)).toBe("");
    await context.close();
  });

  test("a customer is not signed in at another shop, even with the first shop's cookie, but needs no password there", async () => {
    const { context, page } = await signedInAt("saffron");
    const [session] = (await context.cookies(address("saffron"))).filter(({ name }) => name === "session");
    const replayed = await call(`${world.stack.urls.storefront}/account`, {
      host: hostOf("northbeam"),
      headers: { cookie: `session=${session?.value}` },
    });
    expect(replayed.text).toContain("Sign in or create an account");

    await page.goto(address("northbeam", "/account"));
    expect(await headline(page)).toBe("Your account");
    await page.getByRole("link", { name: "Sign in or create an account" }).click();
    await page.waitForURL(address("northbeam", "/account"));
    expect(await headline(page)).toBe("Hello, Customer");
    await context.close();
  });

  test("a customer who signs out of one shop is signed out of all", async () => {
    const { context, page } = await signedInAt("saffron");
    await page.goto(address("northbeam", "/api/auth/login?returnTo=/account"));
    await page.waitForURL(address("northbeam", "/account"));
    await page.getByRole("link", { name: "Sign out" }).click();
    await page.waitForURL(address("northbeam"));
    await page.goto(address("saffron", "/account"));
    expect(await headline(page)).toBe("Your account");
    await context.close();
  });

  test("a sign-in creates a new session, so a cookie planted before is worthless", async () => {
    const context = await browser.newContext({ locale: "en-US" });
    const planted = "a".repeat(43);
    await context.addCookies([{ name: "session", value: planted, url: address("saffron") }]);
    const page = await context.newPage();
    await page.goto(address("saffron", "/api/auth/login?returnTo=/account"));
    await signOn(page, world.stack.logins, "customer", "saffron");
    await page.waitForURL(address("saffron", "/account"));
    const [session] = (await context.cookies(address("saffron"))).filter(({ name }) => name === "session");
    expect(session?.value).not.toBe(planted);
    await context.close();
  });

  test("a guest's cart is kept at sign-in and belongs to the customer in Medusa", async () => {
    const context = await browser.newContext({ locale: "en-US" });
    const page = await context.newPage();
    await page.goto(address("northbeam", "/products"));
    await page.locator('main a[href*="/products/"]').first().click();
    await page.waitForURL(/\/products\/[^/]+$/);
    const title = await headline(page);
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForURL(/\/cart/);

    await page.goto(address("northbeam", "/api/auth/login?returnTo=/cart"));
    await signOn(page, world.stack.logins, "customer", "northbeam");
    await page.waitForURL(address("northbeam", "/cart"));
    await page.locator("main").getByText(title).first().waitFor();
    const cart = (await context.cookies(address("northbeam"))).find(({ name }) => name === "cart");
    const owners = await world.query(
      "medusa",
      "select customer.email from cart join customer on customer.id = cart.customer_id where cart.id = $1",
      [cart?.value.split(".")[0]],
    );
    expect(owners).toEqual([{ email: "customer@northbeam.test" }]);
    await context.close();
  });

  test("a customer stays signed in when tokens expire during concurrent requests", async () => {
    const { context } = await signedInAt("saffron");
    const [session] = (await context.cookies(address("saffron"))).filter(({ name }) => name === "session");
    const cache = new Redis(world.stack.redis.replace(/\/0$/, "/1"));
    const digest = createHash("sha256").update(String(session?.value)).digest("base64url");
    const [key = ""] = await cache.keys(`tandem:session:t:*:${digest}`);
    const kept = z.looseObject({ accessToken: z.string() }).parse(JSON.parse((await cache.get(key)) ?? "{}"));
    await cache.set(key, JSON.stringify({ ...kept, expiresAt: Date.now() - 1_000 }), "KEEPTTL");

    const visit = () =>
      call(`${world.stack.urls.storefront}/account`, {
        host: hostOf("saffron"),
        headers: { cookie: `session=${session?.value}` },
      });
    const answers = await Promise.all(Array.from({ length: 6 }, visit));
    for (const { text } of [...answers, await visit()]) expect(text).toContain("Hello, ");
    expect(await cache.get(key)).not.toContain(kept.accessToken);
    cache.disconnect();
    await context.close();
  });
});

describe("The sign-in routes", () => {
  const at = (slug: string, path: string, headers: Record<string, string> = {}) =>
    call(`${world.stack.urls.storefront}${path}`, { host: hostOf(slug), headers });

  test("a sign-in never redirects to another site", async () => {
    for (const evil of ["https://evil.test/", "//evil.test", "/\\evil.test", "/api/auth/logout"]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(address("saffron", `/api/auth/login?returnTo=${encodeURIComponent(evil)}`));
      await signOn(page, world.stack.logins, "customer", "saffron");
      await page.waitForURL(address("saffron", "/account"));
      await context.close();
    }
  });

  test("a link on another site does not sign the customer out", async () => {
    const { context, page } = await signedInAt("saffron");
    for (const from of ["http://evil.saffron.localhost:18999", "http://127.0.0.1:18999"]) {
      await page.route(`${from}/**`, (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<a href="${address("saffron", "/api/auth/logout")}">out</a>`,
        }),
      );
      await page.goto(`${from}/`);
      await page.getByText("out").click();
      await page.waitForURL(address("saffron", "/account"));
      expect(await headline(page)).toBe("Hello, Customer");
    }
    await context.close();
  });

  test("a forged logout token is refused", async () => {
    const raw = "logout_token=eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.";
    const answer = await call(`${world.stack.urls.storefront}/api/auth/backchannel-logout`, {
      raw,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(401);
  });

  test("sign-ins are rate limited by IP address, with Retry-After", async () => {
    const from = (address: string) => at("northbeam", "/api/auth/login", { "x-forwarded-for": address });
    const attempts = await Promise.all(Array.from({ length: 60 }, () => from("203.0.113.5")));
    expect(new Set(attempts.map(({ status }) => status))).toEqual(new Set([303]));
    const refused = await from("203.0.113.5");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await from("203.0.113.6")).status).toBe(303);
  });

  test("an unknown host is not found, and a host that contradicts the slug or key is refused with 400", async () => {
    expect((await at("nobody", "/api/auth/login")).status).toBe(404);
    expect((await at("saffron", "/api/auth/login", { "x-store-slug": "northbeam" })).status).toBe(400);
    expect((await at("saffron", "/api/auth/login", { "x-publishable-api-key": "pk_other" })).status).toBe(
      400,
    );
    expect((await at("saffron", "/", { "x-store-slug": "northbeam" })).status).toBe(400);
  });
});
