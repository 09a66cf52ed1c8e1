import { randomBytes } from "node:crypto";
import { type DnsServer, startDnsServer } from "@tandem/local-servers";
import pg from "pg";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { ownStack } from "../support/world.ts";
import { enterRealm, type Realm } from "./realm.ts";

const HOST = "shop.brand.uz";
let dns: DnsServer;
let realm: Realm;
let browser: Browser;
let page: Page;
let cms: string;
let tenant: string;
const slug = `t-${randomBytes(4).toString("hex")}`;

beforeAll(async () => {
  dns = await startDnsServer(Number(ownStack().dnsServer.split(":")[1]));
  realm = enterRealm();
  cms = realm.stack.urls.cms;
  browser = await openBrowser(CHROMIUM);
  const database = new pg.Client({ connectionString: realm.stack.databases.payload });
  await database.connect();
  const { rows } = await database.query<{ id: string }>(
    "insert into tenants (medusa_id, name, slug, status) values ($1, $1, $1, 'active') returning id::text",
    [slug],
  );
  tenant = rows[0]?.id ?? "";
  await database.end();
  const person = await realm.person({ groups: [`/tenants/${slug}/owner`] });
  page = await (await browser.newContext({ locale: "en-US" })).newPage();
  await page.goto(`${cms}/admin/create-first-user`);
  await page.locator("#username").fill(person.username);
  await page.locator("#password").fill(person.password);
  await page.locator("#kc-login").click();
  await page.waitForURL(`${cms}/admin`);
});
afterAll(async () => {
  await browser?.close();
  await dns?.stop();
});

const card = (state: string) => page.locator(`article[data-host="${HOST}"][data-state="${state}"]`);

/** Returns the slug of the tenant that the CMS finds for a host; null when there is none. */
async function leadsTo(host: string): Promise<string | null> {
  const response = await fetch(`${cms}/api/tenants?domain=${encodeURIComponent(host)}`);
  const body: unknown = response.ok ? await response.json() : null;
  return typeof body === "object" && body !== null && "slug" in body ? String(body.slug) : null;
}

async function openDomains(): Promise<void> {
  await page.goto(`${cms}/admin/collections/tenants/${tenant}`);
  await page.getByRole("button", { name: "Domains and languages" }).click();
  await page.locator(".tandem-domains").waitFor();
}

async function enter(name: string): Promise<void> {
  const field = page
    .locator(".field-type.text", { hasText: "Host names of the store" })
    .locator("input")
    .first();
  await field.fill(name);
  await field.press("Enter");
  await page.locator("#action-save").click();
}

test("the admin shows a domain as waiting, proven and serving, and shows when its DNS record is lost", async () => {
  await openDomains();
  await page.getByText(`${slug}.localhost`).waitFor();
  expect(await leadsTo(`${slug}.localhost`)).toBe(slug);
  await enter(HOST);
  await card("waiting").waitFor();
  expect(await leadsTo(HOST)).toBeNull();

  const [name = "", value = ""] = await card("waiting").locator("code").allInnerTexts();
  expect(name).toBe(`_tandem.${HOST}`);
  dns.setTexts(name, ["tandem-domain=guessed"]);
  await card("waiting").getByRole("button", { name: "Check now" }).click();
  await card("waiting").getByText("another value found").waitFor();
  dns.setTexts(name, [value]);
  await card("waiting").getByRole("button", { name: "Check now" }).click();
  await card("serving").waitFor();
  await card("serving").getByText("proven by DNS").waitFor();
  expect(await leadsTo(HOST)).toBe(slug);

  dns.remove(name);
  await card("serving").getByRole("button", { name: "Check now" }).click();
  await card("failing").getByText("Serves until").waitFor();
  expect(await leadsTo(HOST)).toBe(slug);
}, 120_000);

test.each([
  ["com", "is a suffix under which others register names"],
  ["127.0.0.1", "is an IP address"],
  ["localhost", "cannot be used"],
  ["northbeam.localhost", "cannot be used"],
  ["nobody-yet.localhost", "cannot be used"],
])("the admin refuses the domain %s and shows the reason", async (name, reason) => {
  await openDomains();
  await enter(name);
  await page.getByText(reason).first().waitFor();
  expect(await leadsTo(name)).not.toBe(slug);
});
