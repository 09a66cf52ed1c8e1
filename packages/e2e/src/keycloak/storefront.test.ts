import { randomBytes } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { submitLogin } from "../support/login-form.ts";
import { enterRealm, type Realm, type TestPerson } from "./realm.ts";
import { Shopper } from "./shopper.ts";

let realm: Realm;
let storefront: string;
let attacker: TestPerson;
let victim: TestPerson;
let shop: string;
let other: string;

beforeAll(async () => {
  realm = enterRealm();
  ({ storefront } = realm.stack.urls);
  [attacker, victim] = await Promise.all([realm.person(), realm.person()]);
  [shop, other] = await openShops();
  for (const each of [shop, other]) {
    await eventually(`${each} opens`, 120_000, async () =>
      (await browser().open(`${each}/api/auth/login`)).status === 303 ? true : undefined,
    );
  }
});

/** Creates two shops in Payload as the sync does and returns their origins. */
async function openShops(): Promise<[string, string]> {
  const client = new pg.Client({ connectionString: realm.stack.databases.payload });
  await client.connect();
  const open = async () => {
    const slug = `t-${randomBytes(4).toString("hex")}`;
    await client.query("insert into tenants (medusa_id, name, slug, status) values ($1, $1, $1, 'active')", [
      slug,
    ]);
    return `http://${slug}.localhost:${new URL(storefront).port}`;
  };
  const shops: [string, string] = [await open(), await open()];
  await client.end();
  return shops;
}

const browser = () => new Shopper(storefront);
const isSignedIn = (shopper: Shopper, at: string) => shopper.jar(new URL(at).host).has("session");
const start = () => `${storefront}/`;

describe("signing in at a shop", () => {
  test("a sign-in ends on the requested page, in a session of that shop alone, without leftover cookies", async () => {
    const shopper = browser();
    expect(await shopper.signIn(shop, victim, "/cart?x=1")).toBe(`${shop}/cart?x=1`);
    expect([...shopper.jar(new URL(shop).host).keys()]).toEqual(["session"]);
    expect([...shopper.jar(new URL(storefront).host).keys()]).toEqual([]);
    expect(isSignedIn(shopper, other)).toBe(false);
  });

  test("the browser gets only random identifiers; shop, verifier and nonce stay on the server", async () => {
    const shopper = browser();
    const { searchParams } = new URL(await shopper.begin(shop));
    expect(searchParams.get("state")).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    expect(searchParams.get("redirect_uri")).toBe(`${storefront}/api/auth/callback`);
    const cookies = [shop, storefront].map((at) => shopper.jar(new URL(at).host).get("sign-in") ?? "");
    for (const cookie of cookies) expect(cookie).toMatch(/^[\w-]{43}$/);
    expect(new Set(cookies).size).toBe(2);
  });

  test("no shop gets the authorization code: it is sent to the storefront's own host and redeemed there", async () => {
    const shopper = browser();
    const callback = await submitLogin(await shopper.begin(shop), victim);
    expect(new URL(callback).origin).toBe(storefront);
    const code = new URL(callback).searchParams.get("code") ?? "";
    const arrival = await shopper.follow(callback);
    expect(arrival).toMatch(new RegExp(`^${shop}/api/auth/finish\\?ticket=[\\w-]{43}$`));
    expect(arrival).not.toContain(code);
  });
});

describe("a sign-in started in another browser", () => {
  test("neither Keycloak's callback nor the ticket works in another browser, and both are then used up", async () => {
    const mine = browser();
    const callback = await submitLogin(await mine.begin(shop), attacker);
    const lured = browser();
    await lured.begin(shop);
    expect(await lured.follow(callback)).toBe(`${shop}/account?notice=failed`);
    expect(await mine.follow(callback)).toBe(start());

    const arrival = await mine.follow(await submitLogin(await mine.begin(shop), attacker));
    await lured.begin(shop);
    expect(await lured.follow(arrival)).toBe(`${shop}/account?notice=failed`);
    expect(await mine.follow(arrival)).toBe(`${shop}/account`);
    for (const shopper of [mine, lured]) expect(isSignedIn(shopper, shop)).toBe(false);
  });

  test("the victim's code in the attacker's own sign-in opens no session", async () => {
    const mine = browser();
    // The victim signs in at Keycloak with the attacker's state.
    const callback = new URL(await submitLogin(await mine.begin(shop), victim));
    expect(await browser().follow(callback.href)).toBe(`${shop}/account?notice=failed`);
    // An intercepted code is worthless: its attempt is used up, and no other attempt accepts it.
    expect(await mine.follow(callback.href)).toBe(start());
    const fresh = new URL(await mine.begin(shop)).searchParams.get("state") ?? "";
    callback.searchParams.set("state", fresh);
    expect(await mine.follow(callback.href)).toBe(`${shop}/account?notice=failed`);
    expect(isSignedIn(mine, shop)).toBe(false);
  });

  test("a ticket that an attacker passes to a victim opens no session in the victim's browser and is used up", async () => {
    const mine = browser();
    const departure = await mine.follow(`${shop}/api/auth/login`);
    const lured = browser();
    const arrival = await lured.follow(await submitLogin(await lured.follow(departure), victim));
    expect(await lured.follow(arrival)).toBe(`${shop}/account?notice=failed`);
    expect(isSignedIn(lured, shop)).toBe(false);
    expect(await mine.follow(departure)).toBe(start());
  });

  test("a sign-in started at one shop cannot be completed at another shop or port", async () => {
    const mine = browser();
    const arrival = await mine.follow(await submitLogin(await mine.begin(shop), victim));
    for (const [name, value] of mine.jar(new URL(shop).host)) mine.jar(new URL(other).host).set(name, value);
    const elsewhere = arrival.replace(shop, other);
    expect(await mine.follow(elsewhere)).toBe(`${other}/account?notice=failed`);
    expect(isSignedIn(mine, other)).toBe(false);
    for (const route of ["login", "finish", "logout"]) {
      const { hostname } = new URL(shop);
      expect((await mine.open(`http://${hostname}:1234/api/auth/${route}`)).status).toBe(404);
    }
  });
});

describe("redirects", () => {
  test("parameters in a URL do not decide where the storefront's own host redirects to", async () => {
    const note = (host: string) => `x.${Buffer.from(host).toString("base64url")}`;
    for (const host of ["evil.test", "evil.test/", new URL(shop).host, "a@evil.test", ""]) {
      for (const path of [
        `callback?code=x&state=${note(host)}`,
        `signed-out?state=${note(host)}`,
        `begin?ticket=${note(host)}&origin=https://${host}`,
      ]) {
        expect([path, await browser().follow(`${storefront}/api/auth/${path}`)]).toEqual([path, start()]);
      }
    }
  });

  test("routes of the storefront's own host are not found at a shop, and the other way round", async () => {
    for (const [host, routes] of [
      [shop, ["begin", "callback"]],
      [storefront, ["login", "finish", "logout"]],
    ] as const) {
      for (const route of routes) {
        expect((await browser().open(`${host}/api/auth/${route}`)).status, route).toBe(404);
      }
    }
  });

  test("signing out redirects back to the shop once, and only a page of the shop can sign out", async () => {
    const shopper = browser();
    await shopper.signIn(shop, victim);
    const leave = async (headers: Record<string, string>) =>
      String((await shopper.open(`${shop}/api/auth/logout`, headers)).headers.location);
    for (const site of ["cross-site", "same-site", "none"]) {
      expect(await leave({ "sec-fetch-site": site })).toBe(`${shop}/account`);
    }
    expect(isSignedIn(shopper, shop)).toBe(true);
    const keycloak = await leave({ "sec-fetch-site": "same-origin" });
    expect(isSignedIn(shopper, shop)).toBe(false);
    const back = String((await fetch(keycloak, { redirect: "manual" })).headers.get("location"));
    expect(new URL(back).origin + new URL(back).pathname).toBe(`${storefront}/api/auth/signed-out`);
    expect(await shopper.follow(back)).toBe(`${shop}/`);
    expect(await shopper.follow(back)).toBe(start());
  });
});
