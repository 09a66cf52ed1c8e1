import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { ownStack } from "../support/world.ts";
import { linkTo, mailsTo } from "./mails.ts";
import { MedusaVisitor } from "./medusa-visitor.ts";
import { enterRealm, type Realm, type TestPerson } from "./realm.ts";
import { newTenant } from "./tenants.ts";

let realm: Realm;
let backend: string;
let browser: Browser;
beforeAll(async () => {
  realm = enterRealm();
  backend = realm.stack.urls.backend;
  browser = await openBrowser(CHROMIUM);
});
afterAll(async () => {
  await browser?.close();
});

const PASSWORD = "a long pass phrase 7";
const newMail = () => `${randomBytes(5).toString("hex")}@people.test`;
const anything = z.unknown();
const membersSchema = z.object({
  members: z.array(z.object({ id: z.string(), email: z.string().nullable(), roles: z.array(z.string()) })),
  invitations: z.array(z.object({ email: z.string(), role: z.string() })),
});

async function signedOn(person: TestPerson): Promise<MedusaVisitor> {
  const visitor = new MedusaVisitor(backend);
  expect(await visitor.signOn(person)).toMatchObject({ status: 200 });
  return visitor;
}

/** Creates a tenant and its signed-in owner. */
async function shop() {
  const slug = await newTenant(realm);
  const visitor = await signedOn(await realm.person({ groups: [`/tenants/${slug}/owner`] }));
  const listed = async () => membersSchema.parse((await visitor.call("/admin/members")).body);
  const invite = (email: string) => visitor.call("/admin/members", { body: { email, role: "staff" } });
  return { slug, visitor, listed, invite };
}

async function unverified(): Promise<TestPerson> {
  const person = await realm.person();
  await realm.admin.send("PUT", `/tandem/users/${person.id}`, { emailVerified: false });
  return person;
}

/** Returns everything Keycloak stores about the account with an e-mail address. */
async function accountOf(email: string): Promise<string> {
  const found = await realm.admin.get(
    `/tandem/users?exact=true&email=${email}`,
    z.array(z.looseObject({ id: z.string() })),
  );
  const [user] = found ?? [];
  if (user === undefined) return "none";
  const parts = ["", "/groups", "/credentials", "/sessions", "/role-mappings"];
  return JSON.stringify(
    await Promise.all(parts.map((part) => realm.admin.get(`/tandem/users/${user.id}${part}`, anything))),
  );
}

/** Opens the invitation mailed to an e-mail address in a new browser context. */
async function visit(email: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en-US" })).newPage();
  await page.goto(await linkTo(realm, email, `${backend}/invitations?token=`));
  return page;
}

async function logIn(
  page: Page,
  { username, password }: Pick<TestPerson, "username" | "password">,
): Promise<void> {
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(password);
  await page.locator("#kc-login").click();
}

const textOf = (page: Page) => page.locator("main").innerText();

describe("a pending invitation", () => {
  test.each([
    ["an unused e-mail address", async () => newMail()],
    ["an unverified e-mail address", async () => (await unverified()).username],
    ["a verified e-mail address", async () => (await realm.person()).username],
    [
      "a member of another tenant",
      async () => (await realm.person({ groups: [`/tenants/${await newTenant(realm)}/owner`] })).username,
    ],
    [
      "a disabled account",
      async () => {
        const person = await realm.person();
        await realm.admin.send("PUT", `/tandem/users/${person.id}`, { enabled: false });
        return person.username;
      },
    ],
  ])("an invitation to %s changes and reveals nothing until it is accepted", async (_kind, address) => {
    const { invite, listed } = await shop();
    const email = await address();
    const before = await accountOf(email);
    const { status, body } = await invite(email);
    expect(status).toBe(201);
    expect(body).toEqual({
      invitation: {
        id: expect.stringMatching(/^tinv_/),
        email,
        role: "staff",
        sent_at: expect.any(String),
        expires_at: expect.any(String),
        expired: false,
      },
    });
    const page = await visit(email);
    expect(await textOf(page)).toContain(`${email} is invited to work for`);
    expect(await accountOf(email)).toBe(before);
    expect((await listed()).members.map((member) => member.email)).not.toContain(email);
    expect((await listed()).invitations).toEqual([{ email, role: "staff" }]);
    await page.context().close();
  });

  test("an invitation is refused only when the person is already a member of the same tenant", async () => {
    const { slug, invite } = await shop();
    const colleague = await realm.person({ groups: [`/tenants/${slug}/viewer`] });
    expect((await invite(colleague.username)).status).toBe(409);
    expect(await mailsTo(realm, colleague.username)).toEqual([]);
  });
});

describe("accepting an invitation", () => {
  test("the person with the e-mail address can accept once, and their other sessions end", async () => {
    const { slug, invite, listed } = await shop();
    const mine = await newTenant(realm);
    const person = await realm.person({ groups: [`/tenants/${mine}/owner`] });
    const elsewhere = await signedOn(person);
    await invite(person.username);
    const page = await visit(person.username);
    await page.getByRole("link", { name: "Sign in" }).click();
    expect(await page.locator("#username").inputValue()).toBe(person.username);
    await logIn(page, person);
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await page.getByRole("heading", { name: `You now work for ${slug}` }).waitFor();

    const { members, invitations } = await listed();
    expect(members.find(({ id }) => id === person.id)?.roles).toEqual(["staff"]);
    expect(invitations).toEqual([]);
    const again = await fetch(await linkTo(realm, person.username, `${backend}/invitations?token=`));
    expect(again.status).toBe(404);
    await expect
      .poll(async () => (await elsewhere.call("/admin/users/me")).status, { timeout: 30_000 })
      .toBe(401);

    const back = await signedOn(person);
    const write = () => back.call("/admin/collections", { body: { title: `By ${person.id}` } });
    const refused = await write();
    expect(refused).toMatchObject({ status: 400, body: { message: expect.stringContaining("X-Tenant-Id") } });
    expect(JSON.stringify(refused.body)).toContain(mine);
    expect(JSON.stringify(refused.body)).toContain(slug);
    expect((await back.call("/admin/active-tenant", { body: { tenant: mine } })).status).toBe(200);
    expect((await write()).status).toBe(200);
    await realm.leave(person, `/tenants/${mine}/owner`);
    await expect.poll(async () => (await write()).status, { timeout: 60_000, interval: 500 }).toBe(400);
    await page.context().close();
  }, 180_000);

  test("a new person can accept after creating an account and verifying the e-mail address", async () => {
    const { slug, invite, listed } = await shop();
    const email = newMail();
    await invite(email);
    const page = await visit(email);
    await page.getByRole("link", { name: "Create an account" }).click();
    expect(await page.locator("#email").inputValue()).toBe(email);
    await page.locator("#password").fill(PASSWORD);
    await page.locator("#password-confirm").fill(PASSWORD);
    await page.locator("#firstName").fill("New");
    await page.locator("#lastName").fill("Person");
    await page.locator("[type=submit]").click();
    await page.locator("form [type=submit]").first().click();
    await page.goto(await linkTo(realm, email, realm.issuer));
    if ((await page.locator("#kc-login").count()) > 0)
      await logIn(page, { username: email, password: PASSWORD });
    if (new URL(page.url()).origin !== new URL(backend).origin)
      await page.goto(`${backend}/invitations/sign-in`);
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await page.getByRole("heading", { name: `You now work for ${slug}` }).waitFor();
    expect((await listed()).members.find((member) => member.email === email)?.roles).toEqual(["staff"]);
    const person = { id: "", username: email, password: PASSWORD };
    await signedOn(person);
    await page.context().close();
  }, 180_000);

  test("a person with an account for the unverified e-mail address cannot accept", async () => {
    const { invite, listed } = await shop();
    const squatter = await unverified();
    await invite(squatter.username);
    const page = await visit(squatter.username);
    await page.getByRole("link", { name: "Sign in" }).click();
    await logIn(page, squatter);
    await page.getByText("Email verification").waitFor();
    await page.goto(`${backend}/invitations`);
    await post(page, "accept");
    expect((await listed()).members.map((member) => member.email)).not.toContain(squatter.username);
    expect((await listed()).invitations).toHaveLength(1);
    await page.context().close();
  });

  test("a person signed in with another e-mail address cannot accept", async () => {
    const { invite, listed } = await shop();
    const [guest, stranger] = [await realm.person(), await realm.person()];
    await invite(guest.username);
    const page = await visit(guest.username);
    await page.getByRole("link", { name: "Sign in" }).click();
    await logIn(page, stranger);
    expect(await textOf(page)).toContain(`You are signed in as ${stranger.username}`);
    await post(page, "accept");
    expect((await listed()).invitations).toHaveLength(1);
    await page.goto(`${backend}/invitations`);
    await page.getByRole("button", { name: "Use another account" }).click();
    await logIn(page, guest);
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await page.getByRole("heading", { name: "You now work for" }).waitFor();
    expect((await listed()).members.map(({ id }) => id)).toContain(guest.id);
    await page.context().close();
  });

  /** Sends a form to an invitation route that the page does not offer. */
  async function post(page: Page, path: string): Promise<void> {
    await page.evaluate((action) => {
      const form = Object.assign(document.createElement("form"), { method: "post", action });
      document.body.append(form);
      form.submit();
    }, `/invitations/${path}`);
    await page.waitForLoadState("networkidle");
  }
});

test("no service logs an e-mail address when sign-in, registration or password reset fails", async () => {
  const known = await realm.person();
  const wrong = new MedusaVisitor(backend);
  await expect(wrong.signOn({ ...known, password: "wrong" })).rejects.toThrow();
  await expect(wrong.signOn({ ...known, username: newMail() })).rejects.toThrow();
  const begin = async (create: boolean) => {
    const redirectUri = `${backend}/app/login?auth_provider=keycloak`;
    const { url } = await realm.login("medusa-backend").begin({ redirectUri, wishes: { create } });
    const page = await (await browser.newContext()).newPage();
    await page.goto(url);
    return page;
  };
  const register = await begin(true);
  await register.locator("#email").fill(known.username);
  for (const field of ["#password", "#password-confirm"]) await register.locator(field).fill(PASSWORD);
  for (const field of ["#firstName", "#lastName"]) await register.locator(field).fill("Known");
  await register.locator("[type=submit]").click();
  await register.getByText("Email already exists").waitFor();
  for (const address of [known.username, newMail()]) {
    const reset = await begin(false);
    await reset.getByRole("link", { name: /Forgot/ }).click();
    await reset.locator("#username").fill(address);
    await reset.locator("[type=submit]").click();
    await reset.getByText("You should receive an email shortly").waitFor();
    await reset.context().close();
  }
  const folder = ownStack().logFolder;
  const files = await readdir(folder);
  expect(files).toEqual(expect.arrayContaining(["keycloak.log", "postgres.log"]));
  for (const file of files) {
    const lines = (await readFile(join(folder, file), "utf8")).split("\n");
    expect({ file, lines: lines.filter((line) => line.includes("@people.test")) }).toEqual({
      file,
      lines: [],
    });
  }
});
