import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, phonePage } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
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

describe("A shopper on a phone", () => {
  test.each(["saffron", "northbeam"])(
    "a shopper finds a product of %s, puts it in the cart and sees it there",
    async (slug) => {
      const { page, problems } = await phonePage(browser);
      await page.goto(address(slug));
      expect(await page.locator("h1").first().isVisible()).toBe(true);

      await page.locator('a[href*="/categories/"]').first().click();
      await page.waitForURL(/\/categories\//);
      await page.locator('main a[href*="/products/"]').first().click();
      await page.waitForURL(/\/products\//);
      const title = ((await page.locator("h1").textContent()) ?? "").trim();

      await page.locator('main form button[type="submit"]').first().click();
      await page.waitForURL(/\/cart/);
      await page.locator("main").getByText(title).first().waitFor();
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  test("the shops of two brands have different looks", async () => {
    const { page } = await phonePage(browser);
    const look = async (slug: string) => {
      await page.goto(address(slug));
      return page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        const heading = getComputedStyle(document.querySelector("h1") ?? document.body);
        return { ground: style.getPropertyValue("--shop-background"), heading: heading.fontFamily };
      });
    };
    const [saffron, northbeam] = [await look("saffron"), await look("northbeam")];
    expect(saffron.ground).not.toBe(northbeam.ground);
    expect(saffron.heading).not.toBe(northbeam.heading);
    await page.context().close();
  });

  test.each(["en", "ru", "uz"])("the shop is available in %s", async (locale) => {
    const { page } = await phonePage(browser);
    await page.goto(address("saffron", locale === "en" ? "/" : `/${locale}`));
    expect(await page.locator("html").getAttribute("lang")).toContain(locale);
    await page.context().close();
  });

  test("a shopper can put a product in the cart without JavaScript", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.goto(address("northbeam"));
    const product = await page.locator('main a[href*="/products/"]').first().getAttribute("href");
    await page.goto(new URL(product ?? "", address("northbeam")).href);
    const title = ((await page.locator("h1").textContent()) ?? "").trim();
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForURL(/\/cart/);
    expect(await page.locator("main").textContent()).toContain(title);
    await context.close();
  });
});
