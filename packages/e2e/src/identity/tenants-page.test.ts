import { randomBytes } from "node:crypto";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { call } from "../support/http.ts";
import { enterWorld, type World } from "../support/world.ts";
import { type Visitor, visit } from "./visitor.ts";

let world: World;
let browser: Browser;
let boss: Visitor;

beforeAll(async () => {
  world = await enterWorld();
  browser = await openBrowser(CHROMIUM);
  const login = world.stack.logins.find(({ role }) => role === "platform-admin");
  if (login === undefined) throw new Error("The demo has no platform admin.");
  boss = await visit(browser, world.stack, login);
  await boss.enter("commerce");
});
afterAll(async () => {
  await boss?.close();
  await browser?.close();
});

test("a tenant can be created, suspended, archived and reactivated in the admin, and its shop follows", async () => {
  const { page } = boss;
  const slug = `door-${randomBytes(3).toString("hex")}`;
  const domain = `${slug}.localhost`;
  const name = `Door ${slug}`;
  const shop = async () => (await call(`${world.stack.urls.storefront}/`, { host: domain })).status;
  const shopAnswers = (status: number) => expect.poll(shop, { timeout: 30_000 }).toBe(status);

  await page.goto(`${world.stack.urls.backend}/app/tenants`);
  await page.getByRole("button", { name: "Create tenant" }).click();
  const form = page.getByRole("dialog");
  const submit = () => form.getByRole("button", { name: "Create tenant" }).click();
  await form.getByLabel("Name of the business").fill(name);
  await form.getByLabel("Domain of the store").fill("not a domain");
  await form.getByLabel("Owner's e-mail").fill("nobody");
  await submit();
  await form.getByText("A host name such as shop.example.com.").waitFor();
  await form.getByText("An e-mail address such as name@example.com.").waitFor();

  await form.getByLabel("Domain of the store").fill("saffron.localhost");
  await form.getByLabel("Owner's e-mail").fill(`owner@${slug}.test`);
  await form.getByLabel("Slug").fill("saffron");
  await submit();
  await form.getByText('A tenant with the slug "saffron" exists already; choose another slug.').waitFor();
  await form.getByLabel("Slug").fill(slug);
  await form.getByLabel("Domain of the store").fill(domain);
  await submit();
  await form.getByRole("heading", { name: `${name} is ready` }).waitFor();
  expect(await form.getByText(domain, { exact: true }).isVisible()).toBe(true);
  expect(await form.getByText(`owner@${slug}.test, invited`).isVisible()).toBe(true);
  await form.getByRole("button", { name: "Done" }).click();
  await shopAnswers(200);

  const change = async (verb: string, confirmed?: string) => {
    await page.getByRole("button", { name: `Actions: ${name}` }).click();
    await page.getByRole("menuitem", { name: verb }).click();
    const question = page.getByRole("alertdialog");
    if (confirmed !== undefined) await question.getByRole("textbox").fill(confirmed);
    await question.getByRole("button", { name: verb }).click();
    await question.waitFor({ state: "hidden" });
  };
  await change("Suspend");
  await shopAnswers(503);
  await change("Archive", slug);
  await shopAnswers(404);
  await change("Reactivate");
  await shopAnswers(200);
}, 180_000);
