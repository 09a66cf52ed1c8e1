import { cancelAt, signInAt } from "@tandem/local-servers/realm";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test } from "vitest";
import { POST as backchannelLogout } from "@/app/api/auth/backchannel-logout/route";
import { GET as begin } from "@/app/api/auth/begin/route";
import { GET as callback } from "@/app/api/auth/callback/route";
import { GET as finish } from "@/app/api/auth/finish/route";
import { GET as login } from "@/app/api/auth/login/route";
import { GET as logout } from "@/app/api/auth/logout/route";
import { GET as signedOut } from "@/app/api/auth/signed-out/route";
import { cartApi } from "@/cart/cart-api";
import { sealCart } from "@/cart/cart-cookie";
import { readSession } from "@/session/sessions";
import { nextRequest } from "@/testing/next";
import { contextOf } from "@/testing/shops";
import { useRedisWorld } from "./world";

const { medusa, realm } = await useRedisWorld();
const CUP = "https://cup.shops.test";
const TEA = "https://tea.shops.test";
const PLATFORM = "https://shops.test";
const ROUTES: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  "/api/auth/login": login,
  "/api/auth/begin": begin,
  "/api/auth/callback": callback,
  "/api/auth/finish": finish,
  "/api/auth/logout": logout,
  "/api/auth/signed-out": signedOut,
};

/** A browser: it keeps cookies by host and follows no redirect by itself. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  cookies(origin: string): Map<string, string> {
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    return jar;
  }

  /** Opens a URL of the storefront and returns where it redirects to. */
  async open(url: string, headers: Record<string, string> = {}): Promise<string> {
    const { origin, host, pathname } = new URL(url);
    const jar = this.cookies(origin);
    nextRequest.cookies.clear();
    for (const [name, value] of jar) nextRequest.cookies.set(name, value);
    const route = ROUTES[pathname];
    if (route === undefined) throw new Error(`There is no route ${pathname}.`);
    const response = await route(new NextRequest(url, { headers: { host, ...headers } }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = "", attributes = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(cookie) ?? [];
      expect(attributes).toMatch(/HttpOnly/i);
      if (/max-age=0/i.test(attributes)) jar.delete(name);
      else jar.set(name, value);
    }
    return response.headers.get("location") ?? `${response.status}`;
  }
}

let ann: Browser;
beforeEach(() => {
  ann = new Browser();
});

/** Begins a sign-in and returns the URL of the login page. */
const toLoginPage = async (browser: Browser, shop = CUP, query = "?returnTo=/cart") =>
  browser.open(await browser.open(`${shop}/api/auth/login${query}`));
/** Signs in as far as the shop's own last step and returns its URL. */
const toLastStep = async (browser: Browser, shop = CUP) =>
  browser.open(await signInAt(await toLoginPage(browser, shop), "ann"));
const signIn = async (browser: Browser, shop = CUP) => browser.open(await toLastStep(browser, shop));
const session = async (browser: Browser, shop = CUP, tenant = "ten_cup") =>
  readSession(tenant, browser.cookies(shop).get("__Host-session") ?? "");

describe("signing in", () => {
  test("a shopper returns to the page of the shop where they began, signed in", async () => {
    expect(await signIn(ann)).toBe(`${CUP}/cart`);
    expect(await session(ann)).toMatchObject({ subject: "ann", name: "ann Lee", email: "ann@people.test" });
  });

  test("the login page is in the shopper's language and knows only the storefront's own host", async () => {
    const page = new URL(await toLoginPage(ann, CUP, "?returnTo=/ru/cart&locale=ru")).searchParams;
    expect(page.get("ui_locales")).toBe("ru");
    expect(page.get("redirect_uri")).toBe(`${PLATFORM}/api/auth/callback`);
    expect(page.get("code_challenge_method")).toBe("S256");
  });

  test("a sign-in that asks to end at another site ends on the account page", async () => {
    const page = await toLoginPage(ann, CUP, "?returnTo=https://evil.test/");
    expect(await ann.open(await ann.open(await signInAt(page, "ann")))).toBe(`${CUP}/account`);
  });

  test("the guest's cart becomes the customer's", async () => {
    const { id } = await cartApi.create(contextOf());
    ann.cookies(CUP).set("__Host-cart", sealCart("ten_cup", { id, count: 0 }));
    await signIn(ann);
    expect(medusa.carts.get(id)?.customer).toMatch(/^medusa-/);
  });

  test("no token and no code of Keycloak ever reaches the browser at the shop", async () => {
    const step = await toLastStep(ann);
    const known = [step, ...ann.cookies(CUP).values()];
    await ann.open(step);
    known.push(...ann.cookies(CUP).values(), ...ann.cookies(PLATFORM).values());
    for (const text of known) expect(text).not.toMatch(/eyJ|code=/);
  });

  test("a new sign-in has a new cookie, and the former session of the browser ends", async () => {
    await signIn(ann);
    const former = ann.cookies(CUP).get("__Host-session") ?? "";
    await signIn(ann);
    expect(ann.cookies(CUP).get("__Host-session")).not.toBe(former);
    expect(await readSession("ten_cup", former)).toBeNull();
  });

  test("a session that an attacker put into the browser is not the one that is signed in", async () => {
    ann.cookies(CUP).set("__Host-session", "chosen-by-an-attacker");
    await signIn(ann);
    expect(await readSession("ten_cup", "chosen-by-an-attacker")).toBeNull();
    expect(await session(ann)).not.toBeNull();
  });
});

describe("a sign-in that is not completed", () => {
  test("a shopper who cancels returns to the account page, which says so", async () => {
    expect(await ann.open(cancelAt(await toLoginPage(ann)))).toBe(`${CUP}/account?notice=failed`);
    expect(await session(ann)).toBeNull();
  });

  test("while Keycloak is down, the shopper reads that signing in is not possible right now", async () => {
    const back = await signInAt(await toLoginPage(ann), "ann");
    realm.down = true;
    expect(await ann.open(back)).toBe(`${CUP}/account?notice=away`);
  });

  test("a callback that is opened again from the history begins nothing", async () => {
    const back = await signInAt(await toLoginPage(ann), "ann");
    await ann.open(await ann.open(back));
    expect(await ann.open(back)).toBe(`${PLATFORM}/`);
    expect(realm.exchanges()).toHaveLength(1);
  });

  test.each(["begin?ticket=guessed", "begin"])(
    "the URL %s leads to the start and not to Keycloak",
    async (path) => {
      expect(await ann.open(`${PLATFORM}/api/auth/${path}`)).toBe(`${PLATFORM}/`);
    },
  );
});

describe("an attacker", () => {
  const mallory = () => new Browser();

  test("who sends a victim the URL of their own last step does not sign the victim in", async () => {
    const step = await toLastStep(mallory());
    expect(await ann.open(step)).toBe(`${CUP}/account?notice=failed`);
    expect(ann.cookies(CUP).has("__Host-session")).toBe(false);
  });

  test("who sends a victim the callback of their own sign-in does not sign the victim in", async () => {
    const back = await signInAt(await toLoginPage(mallory()), "mallory");
    expect(await ann.open(back)).toBe(`${CUP}/account?notice=failed`);
    expect(realm.exchanges()).toEqual([]);
  });

  test("who steals the URL of the last step cannot use it in their browser, and it is spent", async () => {
    const step = await toLastStep(ann);
    expect(await mallory().open(step)).toBe(`${CUP}/account?notice=failed`);
    expect(await ann.open(step)).toBe(`${CUP}/account`);
    expect(await session(ann)).toBeNull();
  });

  test("cannot use the last step of one shop in another shop", async () => {
    const step = await toLastStep(ann);
    ann.cookies(TEA).set("__Host-sign-in", ann.cookies(CUP).get("__Host-sign-in") ?? "");
    expect(await ann.open(step.replace(CUP, TEA))).toBe(`${TEA}/account?notice=failed`);
    expect(await session(ann, TEA, "ten_tea")).toBeNull();
  });

  test("cannot run the steps of the storefront's own host at the host of a shop", async () => {
    expect(await ann.open(`${CUP}/api/auth/begin?ticket=x`)).toBe("404");
    expect(await ann.open(`${CUP}/api/auth/callback?state=x&code=y`)).toBe("404");
  });
});

describe("signing out", () => {
  const fromShop = { "sec-fetch-site": "same-origin" };

  test("a shopper is signed out here and at Keycloak, without a cart, and returns to the shop", async () => {
    ann.cookies(CUP).set("__Host-cart", sealCart("ten_cup", { id: "cart_1", count: 2 }));
    await signIn(ann);
    const id = ann.cookies(CUP).get("__Host-session") ?? "";
    const page = new URL(await ann.open(`${CUP}/api/auth/logout`, fromShop));
    expect(page.pathname).toMatch(/\/protocol\/openid-connect\/logout$/);
    expect(page.searchParams.get("post_logout_redirect_uri")).toBe(`${PLATFORM}/api/auth/signed-out`);
    expect([...ann.cookies(CUP).keys()]).toEqual([]);
    expect(await readSession("ten_cup", id)).toBeNull();
    const back = `${PLATFORM}/api/auth/signed-out?state=${page.searchParams.get("state")}`;
    expect(await ann.open(back)).toBe(`${CUP}/`);
    expect(await ann.open(back)).toBe(`${PLATFORM}/`);
  });

  test("signing out in one shop signs out of the other shops of the same sign-in", async () => {
    for (const shop of [CUP, TEA]) {
      const back = await signInAt(await toLoginPage(ann, shop), "ann", "one-session-of-keycloak");
      await ann.open(await ann.open(back));
    }
    expect(await session(ann, TEA, "ten_tea")).not.toBeNull();
    await ann.open(`${CUP}/api/auth/logout`, fromShop);
    expect(await session(ann, TEA, "ten_tea")).toBeNull();
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["the shop of another tenant", { "sec-fetch-site": "same-site", referer: `${TEA}/` }],
  ])("a link of %s does not sign anybody out", async (_what, headers) => {
    await signIn(ann);
    expect(await ann.open(`${CUP}/api/auth/logout`, headers)).toBe(`${CUP}/account`);
    expect(await session(ann)).not.toBeNull();
  });

  test("a guest who signs out keeps the cart", async () => {
    ann.cookies(CUP).set("__Host-cart", sealCart("ten_cup", { id: "cart_1", count: 2 }));
    expect(await ann.open(`${CUP}/api/auth/logout`, fromShop)).toBe(`${CUP}/`);
    expect(ann.cookies(CUP).has("__Host-cart")).toBe(true);
  });
});

describe("a session that ends at Keycloak", () => {
  const report = async (token: string) => {
    const body = new URLSearchParams({ logout_token: token });
    const headers = { host: "shops.test" };
    return backchannelLogout(
      new Request(`${PLATFORM}/api/auth/backchannel-logout`, { method: "POST", body, headers }),
    );
  };

  test("it ends in every shop at once", async () => {
    await signIn(ann);
    const known = await session(ann);
    expect((await report(await realm.logoutToken("storefront", "ann", known?.sessionId ?? ""))).status).toBe(
      200,
    );
    expect(await session(ann)).toBeNull();
  });

  test("the session of another user goes on", async () => {
    await signIn(ann);
    await report(await realm.logoutToken("storefront", "ben", "session-of-ben"));
    expect(await session(ann)).not.toBeNull();
  });

  test.each([
    ["an access token", async () => (await realm.grant("storefront", "ann")).access_token],
    [
      "a token with another signature",
      async () => (await realm.logoutToken("storefront", "ann", "x")).replace(/.{8}$/, "AAAAAAAA"),
    ],
    ["no token", async () => ""],
  ])("%s ends nothing", async (_what, token) => {
    await signIn(ann);
    expect((await report(await token())).status).toBe(401);
    expect(await session(ann)).not.toBeNull();
  });
});
