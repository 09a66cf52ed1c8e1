import { Redis } from "ioredis";
import type { Browser, Page } from "playwright";
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

const sessionSchema = z.looseObject({ "keycloak-token": z.string() });
const tokensSchema = z.looseObject({ access_token: z.string() });

/** Returns the token with another expiry. Its signature becomes invalid, but an expired token is replaced unchecked. */
function withEnd(token: string, exp: number): string {
  const [head, body = "", signature] = token.split(".");
  const claims = z.looseObject({}).parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  return [head, Buffer.from(JSON.stringify({ ...claims, exp })).toString("base64url"), signature].join(".");
}

/** Opens the console in a new browser context and signs in. */
async function enterAs(role: string, tenant: string | null): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${world.stack.urls.worker}/console`);
  await signOn(page, world.stack.logins, role, tenant);
  await page.waitForURL((url) => url.pathname === "/console");
  return page;
}

describe("The ops console", () => {
  test("an operator sees the sync and its queues, and needs the password again after signing out", async () => {
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

  test("an operator whose session ended in Keycloak has to sign in to the console again at once", async () => {
    const page = await enterAs("operator", null);
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${world.stack.issuer}/protocol/openid-connect/logout`);
    await elsewhere.locator("#kc-logout").click();
    await elsewhere.locator("#kc-page-title").waitFor();
    await page.goto(`${world.stack.urls.worker}/console`);
    await page.locator("#password").waitFor();
    await page.context().close();
  });

  test("an operator stays signed in when tokens expire during concurrent requests", async () => {
    const page = await enterAs("operator", null);
    const cookie = (await page.context().cookies()).find(({ name }) => name === "console");
    const [, id = ""] = /^s:([^.]+)\./.exec(decodeURIComponent(cookie?.value ?? "")) ?? [];
    const cache = new Redis(world.stack.redis.replace(/\/0$/, "/1"));
    const key = `tandem:console:session:${id}`;
    const session = sessionSchema.parse(JSON.parse((await cache.get(key)) ?? "{}"));
    const tokens = tokensSchema.parse(JSON.parse(session["keycloak-token"]));
    const ended = { ...tokens, access_token: withEnd(tokens.access_token, 1) };
    await cache.set(key, JSON.stringify({ ...session, "keycloak-token": JSON.stringify(ended) }), "KEEPTTL");

    const visit = async () =>
      call(`${world.stack.urls.worker}/console`, {
        headers: { cookie: `console=${cookie?.value}`, accept: "text/html" },
      });
    const answers = await Promise.all(Array.from({ length: 6 }, visit));
    expect([...answers, await visit()].map(({ status }) => status)).toEqual(Array(7).fill(200));
    cache.disconnect();
    await page.context().close();
  });

  test("a manager is refused with a page that explains it", async () => {
    const page = await enterAs("manager", "saffron");
    await page.getByRole("heading", { name: "Access denied" }).waitFor();
    const board = await page.goto(`${world.stack.urls.worker}/console/queues`);
    expect(board?.status()).toBe(403);
    await page.context().close();
  });
});
