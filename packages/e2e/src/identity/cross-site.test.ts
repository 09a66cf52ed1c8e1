import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { enterWorld, type World } from "../support/world.ts";
import { type Visitor, visit } from "./visitor.ts";

let world: World;
let browser: Browser;
let visitor: Visitor;
let shop: string;

beforeAll(async () => {
  world = await enterWorld();
  browser = await openBrowser(CHROMIUM);
  const login = world.stack.logins.find(({ role }) => role === "platform-admin");
  if (login === undefined) throw new Error("The demo has no platform admin.");
  visitor = await visit(browser, world.stack, login);
  for (const place of ["commerce", "content", "console"] as const) await visitor.enter(place);
  const url = new URL(world.stack.urls.storefront);
  shop = `http://saffron.localhost:${url.port}`;
  await visitor.page.goto(`${shop}/api/auth/login?returnTo=/account`);
  await visitor.page.waitForURL(`${shop}/account`);
});
afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

/** Origins of an attacker: another site, and another host of the same site, where a tenant's shop may be. */
const ATTACKERS = ["http://127.0.0.1:18999", "http://localhost:18999", "http://evil.saffron.localhost:18999"];
const ENCTYPES = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/** URLs that change something, of each app with a session. */
const changes = () => {
  const { backend, cms, worker } = world.stack.urls;
  return [
    `${backend}/admin/members`,
    `${backend}/admin/api-keys`,
    `${backend}/admin/tenants`,
    `${backend}/admin/uploads`,
    `${backend}/auth/session`,
    `${cms}/api/pages`,
    `${cms}/api/users/logout`,
    `${cms}/api/graphql`,
    `${cms}/api/oidc/backchannel-logout`,
    `${cms}/admin`,
    `${worker}/console`,
    `${worker}/api/sync/full`,
    `${shop}/cart`,
    `${shop}/account`,
    `${shop}/api/auth/logout`,
  ];
};

/** Sign-out URLs of each app. */
const exits = () => {
  const { backend, cms, worker } = world.stack.urls;
  return [
    `${backend}/auth/keycloak/logout`,
    `${cms}/api/oidc/logout`,
    `${worker}/console/logout`,
    `${shop}/api/auth/logout`,
  ];
};

/** Returns whether the browser is signed in to every app. */
async function sessions(): Promise<boolean[]> {
  const { backend, cms, worker } = world.stack.urls;
  const me = z.object({ user: z.unknown().nullish() }).parse(await visitor.json(`${cms}/api/users/me`));
  const account = await visitor.page.context().newPage();
  await account.goto(`${shop}/account`);
  const isShopper = await account.getByText("Sign out").first().isVisible();
  await account.close();
  return [
    (await visitor.status(`${backend}/admin/users/me`)) === 200,
    me.user != null,
    (await visitor.status(`${worker}/console`)) === 200,
    isShopper,
  ];
}

async function facts(): Promise<unknown[]> {
  return [
    ...(await world.query(
      "medusa",
      "select count(*)::int from api_key union all select count(*)::int from tenant",
    )),
    ...(await world.query("payload", "select count(*)::int from pages")),
  ];
}

test.each(ATTACKERS)(
  "forms on %s change nothing in any app, whatever session the browser has",
  async (from) => {
    expect(await sessions()).toEqual([true, true, true, true]);
    const before = await facts();
    const context = visitor.page.context();
    let form = "";
    await context.route(`${from}/**`, (route) => route.fulfill({ contentType: "text/html", body: form }));
    const answered: string[] = [];
    for (const action of changes()) {
      for (const enctype of ENCTYPES) {
        form = `<form method="post" action="${action}" enctype="${enctype}"><input name="email" value="a@evil.test"><input name="role" value="owner"></form>`;
        // One page per form: a page that shows a refusal would interrupt its own next navigation.
        const page = await context.newPage();
        await page.goto(`${from}/`);
        const answer = page.waitForResponse((response) => response.url() === action);
        await page.locator("form").evaluate((element: HTMLFormElement) => element.submit());
        const status = (await answer).status();
        // 405 where no handler accepts POST.
        if (status !== 403 && status !== 405) answered.push(`${status} ${action} ${enctype}`);
        await page.close();
      }
    }
    await context.unroute(`${from}/**`);
    expect(answered).toEqual([]);
    expect(await facts()).toEqual(before);
    expect(await sessions()).toEqual([true, true, true, true]);
  },
);

test.each(ATTACKERS)("links on %s do not sign the user out of any app", async (from) => {
  const page = await visitor.page.context().newPage();
  let link = "";
  await page.route(`${from}/**`, (route) => route.fulfill({ contentType: "text/html", body: link }));
  for (const exit of exits()) {
    link = `<a href="${exit}">prize</a>`;
    await page.goto(`${from}/`);
    await page.getByText("prize").click();
    await page.waitForURL((url) => url.href !== `${from}/` && url.href !== exit);
  }
  await page.close();
  expect(await sessions()).toEqual([true, true, true, true]);
});
