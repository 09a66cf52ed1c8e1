import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { signOn } from "../support/sign-on.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await enterWorld();
  browser = await openBrowser(world.stack.chromium);
});
afterAll(async () => {
  await browser.close();
});

/** Opens the console in a browser of its own and signs on there. */
async function enterAs(role: string, tenant: string | null): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${world.stack.urls.worker}/console`);
  await signOn(page, world.stack.logins, role, tenant);
  await page.waitForURL((url) => url.pathname === "/console");
  return page;
}

describe("The ops console", () => {
  test("shows an operator the sync and its queues, and after signing out asks for the password again", async () => {
    const page = await enterAs("operator", null);
    await page.getByRole("heading", { name: "Medusa to Payload" }).waitFor();
    await page.getByRole("link", { name: "Open the queue board" }).click();
    await page.getByText("medusa-to-payload").first().waitFor();

    await page.goto(`${world.stack.urls.worker}/console`);
    await page.getByRole("link", { name: "Sign out" }).click();
    await page.waitForURL(/\/console\/signed-out$/);
    await page.getByRole("link", { name: "Sign in again" }).click();
    await page.locator("#password").waitFor();
    await page.context().close();
  });

  test("is closed at once when the operator's session ends in Keycloak", async () => {
    const page = await enterAs("operator", null);
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${world.stack.issuer}/protocol/openid-connect/logout`);
    await elsewhere.locator("#kc-logout").click();
    await elsewhere.locator("#kc-page-title").waitFor();
    await page.goto(`${world.stack.urls.worker}/console`);
    await page.locator("#password").waitFor();
    await page.context().close();
  });

  test("tells a manager plainly that it is not theirs", async () => {
    const page = await enterAs("manager", "saffron");
    await page.getByRole("heading", { name: "Not your console" }).waitFor();
    const board = await page.goto(`${world.stack.urls.worker}/console/queues`);
    expect(board?.status()).toBe(403);
    await page.context().close();
  });
});
