import { setTimeout as later } from "node:timers/promises";
import { tenantKey } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { cartApi } from "@/cart/cart-api";
import { rememberCart } from "@/cart/cart-cookie";
import { handOverCart } from "@/cart/hand-over-cart";
import { customerTokenOf } from "@/session/customer-token";
import { keycloak } from "@/session/keycloak";
import { endSession, openSession, readSession, SESSION_SECONDS, type Session } from "@/session/sessions";
import { shopperOf, tokenOfShopper } from "@/session/shopper";
import { nextRequest } from "@/testing/next";
import { contextOf, tenantOf } from "@/testing/shops";
import { useRedisWorld } from "./world";

const { medusa, realm, redis } = await useRedisWorld();
const CUP = "ten_cup";
const ctx = contextOf();

/** Returns a session of the realm; it is renewed on the next read when its token expires soon. */
async function sessionOf(subject: string, changes: Partial<Session> = {}): Promise<Session> {
  const sessionId = changes.sessionId ?? `session-of-${subject}`;
  const { access_token, refresh_token, id_token } = await realm.grant("storefront", subject, sessionId);
  return {
    ...{ subject, sessionId, signedOnAt: Date.now(), name: `${subject} Lee`, email: null },
    ...{ accessToken: access_token, refreshToken: refresh_token, idToken: id_token },
    expiresAt: Date.now() + 300_000,
    ...changes,
  };
}
const expiring = (subject = "ann", changes: Partial<Session> = {}) =>
  sessionOf(subject, { expiresAt: Date.now() + 5_000, ...changes });
const sessionKeys = () => redis.keys(`${tenantKey("session", CUP, "")}*`);
const sessionKey = async () => (await sessionKeys())[0] ?? "";

describe("a session", () => {
  test("it is read with its cookie, in its own shop only", async () => {
    const id = await openSession(CUP, await sessionOf("ann"));
    expect(await readSession(CUP, id)).toMatchObject({ subject: "ann", name: "ann Lee" });
    expect(await readSession("ten_tea", id)).toBeNull();
    expect(await readSession(CUP, `${id}x`)).toBeNull();
  });

  test("a reader of the database cannot make the cookie of a shopper", async () => {
    const id = await openSession(CUP, await sessionOf("ann"));
    const key = await sessionKey();
    expect(key + (await redis.get(key))).not.toContain(id);
  });

  test("it lasts as long as the session in the realm and not longer", async () => {
    await openSession(CUP, await sessionOf("ann"));
    expect(await redis.ttl(await sessionKey())).toBe(SESSION_SECONDS);
  });

  test("once it is ended, its cookie is worth nothing", async () => {
    const id = await openSession(CUP, await sessionOf("ann"));
    expect(await endSession(CUP, id)).toMatchObject({ subject: "ann" });
    expect(await readSession(CUP, id)).toBeNull();
    expect(await endSession(CUP, id)).toBeNull();
  });
});

describe("renewal", () => {
  test("a session is not renewed while its token is valid", async () => {
    const id = await openSession(CUP, await sessionOf("ann"));
    await readSession(CUP, id);
    expect(realm.exchanges()).toEqual([]);
  });

  test("ten requests at once renew a session once, and all of them get the new token", async () => {
    const old = await expiring();
    const id = await openSession(CUP, old);
    const read = await Promise.all(Array.from({ length: 10 }, () => readSession(CUP, id)));
    expect(realm.exchanges()).toHaveLength(1);
    expect(new Set(read.map((session) => session?.accessToken)).size).toBe(1);
    expect(read[0]?.accessToken).not.toBe(old.accessToken);
    expect(read[0]?.expiresAt).toBeGreaterThan(old.expiresAt);
  });

  test("a renewal does not make a session longer than twelve hours", async () => {
    const elevenHours = 11 * 3_600_000;
    const id = await openSession(CUP, await expiring("ann", { signedOnAt: Date.now() - elevenHours }));
    expect(await readSession(CUP, id)).not.toBeNull();
    expect(await redis.pttl(await sessionKey())).toBeLessThanOrEqual(3_600_000);
  });

  test("a session that is over in the realm ends here", async () => {
    const id = await openSession(CUP, await expiring());
    realm.end("session-of-ann");
    expect(await readSession(CUP, id)).toBeNull();
    expect(await sessionKeys()).toEqual([]);
  });

  test("a session that is ended while it is renewed stays ended", async () => {
    let open: () => void = () => undefined;
    realm.gate = new Promise((resolve) => {
      open = resolve;
    });
    const id = await openSession(CUP, await expiring());
    const reading = readSession(CUP, id);
    while (realm.exchanges().length === 0) await later(5);
    await endSession(CUP, id);
    open();
    expect(await reading).toBeNull();
    expect(await sessionKeys()).toEqual([]);
  });

  test("a renewal that another instance never finished does not lock the shopper out", async () => {
    const id = await openSession(CUP, await expiring());
    await redis.set(`${await sessionKey()}:renewal`, "1", "PX", 200);
    expect(await readSession(CUP, id)).not.toBeNull();
    expect(realm.exchanges()).toHaveLength(1);
  });

  test("while Keycloak is down, a shopper with an expired token is a guest and is signed in again afterwards", async () => {
    const id = await openSession(CUP, await expiring("ann", { expiresAt: Date.now() - 1 }));
    nextRequest.cookies.set("__Host-session", id);
    realm.down = true;
    expect(await shopperOf(CUP)).toBeNull();
    expect(await sessionKeys()).toHaveLength(1);
    realm.down = false;
    expect(await shopperOf(CUP)).toMatchObject({ subject: "ann" });
  });
});

describe("revocation", () => {
  const revoke = (ended: { sessionId: string | null; subject: string }) =>
    keycloak().revocations.revoke(ended);

  test("a session that ended in the realm ends in every shop, and other sessions go on", async () => {
    const [cup, tea, other] = await Promise.all([
      openSession(CUP, await sessionOf("ann")),
      openSession("ten_tea", await sessionOf("ann")),
      openSession(CUP, await sessionOf("ann", { sessionId: "on-the-phone" })),
    ]);
    await revoke({ subject: "ann", sessionId: "session-of-ann" });
    expect(await readSession(CUP, cup)).toBeNull();
    expect(await readSession("ten_tea", tea)).toBeNull();
    expect(await readSession(CUP, other)).not.toBeNull();
  });

  test("a user who is signed out everywhere can sign in again at once", async () => {
    const before = await openSession(CUP, await sessionOf("ann"));
    await revoke({ subject: "ann", sessionId: null });
    const after = await openSession(
      CUP,
      await sessionOf("ann", { signedOnAt: Date.now() + 1, sessionId: "new" }),
    );
    expect(await readSession(CUP, before)).toBeNull();
    expect(await readSession(CUP, after)).not.toBeNull();
  });
});

describe("Medusa's token of a customer", () => {
  const exchanges = () => medusa.calls.filter(({ path }) => path === "/auth/customer/keycloak").length;

  test("it is obtained once per access token, and separately in each shop", async () => {
    const session = await sessionOf("ann");
    const first = await customerTokenOf(ctx, session);
    expect(await customerTokenOf(ctx, session)).toBe(first);
    expect(exchanges()).toBe(1);
    await customerTokenOf(contextOf(tenantOf("tea")), session);
    expect(exchanges()).toBe(2);
  });

  test("it is not kept longer than the access token", async () => {
    await customerTokenOf(ctx, await sessionOf("ann", { expiresAt: Date.now() + 60_000 }));
    const [key = ""] = await redis.keys("*customer-token*");
    expect(await redis.pttl(key)).toBeLessThanOrEqual(40_000);
    expect(await redis.pttl(key)).toBeGreaterThan(30_000);
  });

  test("it is not kept at all when the access token is about to expire", async () => {
    const session = await sessionOf("ann", { expiresAt: Date.now() + 19_000 });
    await customerTokenOf(ctx, session);
    await customerTokenOf(ctx, session);
    expect(exchanges()).toBe(2);
  });

  test("a signed-in shopper's new cart is theirs from the start", async () => {
    const session = await sessionOf("ann");
    nextRequest.cookies.set("__Host-session", await openSession(CUP, session));
    expect(await tokenOfShopper(ctx)).toBe(`medusa-${session.accessToken}`);
  });

  test("when Medusa does not know the customer, they still get a cart, as a guest", async () => {
    nextRequest.cookies.set("__Host-session", await openSession(CUP, await sessionOf("ann")));
    medusa.replies.set("/auth/customer/keycloak", {
      status: 401,
      body: { type: "unauthorized", message: "no" },
    });
    expect(await tokenOfShopper(ctx)).toBeUndefined();
  });
});

describe("the cart at a sign-in", () => {
  const guestCart = async () => {
    const { id } = await cartApi.create(ctx);
    await cartApi.addLine(ctx, id, "variant_blue", 2);
    await rememberCart(CUP, { id, count: 2 });
    return id;
  };

  test("a guest's cart becomes the customer's, with everything in it", async () => {
    const id = await guestCart();
    const session = await sessionOf("ann");
    await handOverCart(tenantOf(), session);
    expect(medusa.carts.get(id)).toMatchObject({
      customer: `medusa-${session.accessToken}`,
      lines: [{ variant: "variant_blue", quantity: 2 }],
    });
  });

  test("without a cart, the customer is still created in Medusa", async () => {
    await handOverCart(tenantOf(), await sessionOf("ann"));
    expect(medusa.calls.map(({ path }) => path)).toEqual(["/auth/customer/keycloak"]);
  });

  test.each([
    ["Medusa is down", () => Object.assign(medusa, { down: true })],
    ["Medusa has deleted the cart", () => medusa.carts.clear()],
    ["Medusa responds with another shape", () => medusa.replies.set("/auth/customer/keycloak", { body: {} })],
    ["Redis fails", () => redis.config("SET", "maxmemory", "1")],
  ])("when %s, the sign-in goes on without the cart", async (_when, fail) => {
    await guestCart();
    await fail();
    const handed = handOverCart(tenantOf(), await sessionOf("ann")).finally(() =>
      redis.config("SET", "maxmemory", "0"),
    );
    await expect(handed).resolves.toBeUndefined();
  });
});
