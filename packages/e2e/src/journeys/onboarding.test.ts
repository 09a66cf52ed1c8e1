import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { eventually } from "../support/eventually.ts";
import { call } from "../support/http.ts";
import { signOn } from "../support/sign-on.ts";
import { enterWorld, type World } from "../support/world.ts";

const PAGES = ["about", "delivery", "contact"];

let world: World;

beforeAll(async () => {
  world = await enterWorld();
});

test("a tenant created in one call has its shop, pages and groups at once, its owner is invited, and customers can sign in", async () => {
  const slug = `opened-${randomBytes(3).toString("hex")}`;
  const store = { slug, name: "Opened", default_currency: "usd", countries: ["us"] };
  const wanted = { name: "Opened", slug, store, owner_email: `owner@${slug}.test` };
  const made = await world.admin.attempt("/admin/tenants", wanted);
  expect(made.status, made.text).toBe(201);

  const shop = { host: `${slug}.localhost` };
  for (const path of ["/", ...PAGES.map((page) => `/pages/${page}`)]) {
    await eventually(`${path} responds`, 10_000, async () => {
      const { status } = await call(world.stack.urls.storefront + path, shop);
      return status === 200 ? status : undefined;
    });
  }

  const browser = await openBrowser(CHROMIUM);
  try {
    const page = await browser.newPage({ locale: "en-US" });
    const account = new URL("/account", world.stack.urls.storefront);
    account.hostname = shop.host;
    await page.goto(account.href);
    await page.getByRole("link", { name: "Sign in or create an account" }).click();
    await signOn(page, world.stack.logins, "customer", "saffron");
    await page.waitForURL(account.href);
    await page.getByRole("heading", { name: "Hello, Customer" }).waitFor();
    await page.getByRole("link", { name: "Sign out" }).click();
    await page.waitForURL(new URL("/", account).href);
  } finally {
    await browser.close();
  }

  const again = await world.admin.attempt("/admin/tenants", wanted);
  expect(again.status).toBeGreaterThanOrEqual(400);
  expect(again.status).toBeLessThan(500);

  const members = await call(`${world.stack.urls.backend}/admin/members`, {
    headers: { ...world.admin.headers, "x-tenant-id": slug },
  });
  expect(members.status, members.text).toBe(200);
  expect(members.text).toContain(wanted.owner_email);
}, 120_000);
