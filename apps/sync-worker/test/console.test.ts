import { CLIENTS, QUEUE, QUEUE_PREFIX } from "@tandem/contracts";
import { realmPerson, signInAt } from "@tandem/local-servers/realm";
import { Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { shownOf, withoutPeople } from "../src/console/board.js";
import { createWorld, type World } from "./world/world.js";

let world: World;
let url: string;
beforeAll(async () => {
  world = await createWorld();
  ({ url } = await world.startWorker());
});
afterAll(() => world.dispose());

const visit = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${url}${path}`, { method, redirect: "manual", headers: { accept: "text/html", ...headers } });
const bearer = async (token: Promise<string>) => ({ authorization: `Bearer ${await token}` });
const cookieOf = (response: Response) => (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

describe("the console", () => {
  test.each([["/console"], ["/console/queues"], ["/console/queues/api/queues"]])(
    "%s redirects an unauthenticated browser to the login page, bound to its session",
    async (path) => {
      const response = await visit(path);
      expect(response.status).toBe(303);
      const there = new URL(response.headers.get("location") ?? "");
      expect(there.href.startsWith(`${world.realm.issuer}/protocol/openid-connect/auth?`)).toBe(true);
      expect(there.searchParams.get("redirect_uri")).toBe("http://localhost:9100/console?auth_callback=1");
      expect(there.searchParams.get("state")).toMatch(/.{30}/);
      expect(there.searchParams.get("nonce")).toMatch(/.{30}/);
      expect(there.searchParams.get("code_challenge_method")).toBe("S256");
      expect(there.searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
      expect(response.headers.get("set-cookie")).toMatch(/^console=.*HttpOnly; SameSite=Lax$/);
    },
  );

  test.each([["operator"], ["platform-admin"]])("the token of an %s opens the console", async (role) => {
    const headers = await bearer(world.userToken([role]));
    expect((await visit("/console", headers)).status).toBe(200);
    expect((await visit("/console/queues/api/queues", headers)).status).toBe(200);
  });

  test("a user without either role, a service and a token for another API are refused", async () => {
    const page = await visit("/console", await bearer(world.userToken(["offline_access"])));
    expect(page.status).toBe(403);
    expect(await page.text()).toContain("Access denied");
    expect((await visit("/console", await bearer(world.serviceToken(["sync:write"])))).status).toBe(403);
    const foreign = await bearer(world.userToken(["operator"], CLIENTS.backend));
    expect((await visit("/console/queues/api/queues", foreign)).status).toBe(403);
  });

  test("a forged token opens nothing and starts no sign-in", async () => {
    const [head, body] = (await world.userToken(["operator"])).split(".");
    const response = await visit("/console", { authorization: `Bearer ${head}.${body}.c2lnbmF0dXJl` });
    expect(response.status).toBe(401);
  });

  test("a code that this browser did not request is not redeemed", async () => {
    const began = await visit("/console");
    for (const cookie of ["", cookieOf(began)]) {
      const answer = await visit("/console?auth_callback=1&code=stolen&state=forged", { cookie });
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "http://localhost:9100/console"]);
    }
  });

  test("the console is read-only and offers no changes", async () => {
    const headers = await bearer(world.userToken(["platform-admin"]));
    const { queues } = z
      .object({ queues: z.array(z.object({ readOnlyMode: z.boolean() })).min(1) })
      .parse(await (await visit("/console/queues/api/queues", headers)).json());
    expect(new Set(queues.map(({ readOnlyMode }) => readOnlyMode))).toEqual(new Set([true]));
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await visit("/console/queues/api/queues/maintenance/obliterate", headers, method);
      expect([method, answer.status]).toEqual([method, 403]);
    }
  });

  test("a link on another site does not end a session, a link of the console does", async () => {
    const cookie = cookieOf(await visit("/console"));
    const leave = async (headers: Record<string, string>) =>
      (await visit("/console/logout", { cookie, ...headers })).headers.get("location");
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { referer: "http://localhost:9200/console" },
    ]) {
      expect(await leave(headers)).toBe("http://localhost:9100/console");
    }
    expect(await leave({ "sec-fetch-site": "same-origin" })).toBe("http://localhost:9100/console/signed-out");
    expect(await leave({ referer: "http://localhost:9100/console" })).toMatch(/signed-out$/);
  });

  test("a page of another site changes nothing, whatever credential it sends", async () => {
    const headers = { ...(await bearer(world.serviceToken(["sync:write"]))), "sec-fetch-site": "same-site" };
    for (const path of ["/api/sync/full", "/api/sync/replay", "/console", "/console/backchannel-logout"]) {
      const answer = await visit(path, headers, "POST");
      expect([path, answer.status, await answer.text()]).toEqual([
        path,
        403,
        expect.stringContaining("another site"),
      ]);
    }
  });

  test("browsers run only scripts of the console's origin, show it in no frame and cache none of its pages", async () => {
    const { headers } = await visit("/console", await bearer(world.userToken(["operator"])));
    expect(headers.get("content-security-policy")?.split(";").sort()).toEqual(POLICY);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
  });
});

const POLICY = [
  "base-uri 'self'",
  "connect-src 'self'",
  "default-src 'none'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
];

describe("a session", () => {
  const signsIn = (response: Response) =>
    response.headers.get("location")?.startsWith(`${world.realm.issuer}/protocol/openid-connect/auth?`);

  /** Signs a user in at a page of the console, as Keycloak's callback does. */
  async function signIn(path: string, roles: string[], sid: string) {
    const began = await visit(path);
    world.realm.people.set("person", realmPerson("person", { realmRoles: roles }));
    const back = new URL(await signInAt(began.headers.get("location") ?? "", "person", sid));
    const before = { cookie: cookieOf(began) };
    const response = await visit(back.pathname + back.search, before);
    return { before, response, after: { cookie: cookieOf(response) } };
  }

  test("a sign-in starts a new session, returns to the requested page and opens the console", async () => {
    const { before, response, after } = await signIn("/console/queues?status=failed", ["operator"], "new");
    expect([response.status, response.headers.get("location")]).toEqual([303, "/console/queues"]);
    expect(after.cookie).toMatch(/^console=/);
    expect(after.cookie).not.toBe(before.cookie);
    const page = await visit("/console", after);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<b>person Lee</b>")]);
    expect(signsIn(await visit("/console", before))).toBe(true);
  });

  test("a session of a user without a platform role opens nothing, and starts no other sign-in", async () => {
    const { after } = await signIn("/console", ["owner"], "owner");
    expect((await visit("/console", after)).status).toBe(403);
    expect((await visit("/console/queues/api/queues", after)).status).toBe(403);
  });

  test("a sign-out ends the session on the server and in Keycloak", async () => {
    const { after } = await signIn("/console", ["operator"], "left");
    const left = await visit("/console/logout", { ...after, "sec-fetch-site": "same-origin" });
    const there = new URL(left.headers.get("location") ?? "");
    expect(there.href.startsWith(`${world.realm.issuer}/protocol/openid-connect/logout?`)).toBe(true);
    expect(there.searchParams.get("id_token_hint")).toMatch(/^ey/);
    expect(signsIn(await visit("/console", after))).toBe(true);
  });

  const logout = (body: URLSearchParams) =>
    fetch(`${url}/console/backchannel-logout`, { method: "POST", body });

  test("a session that ended in Keycloak opens nothing any more, and no other session ends with it", async () => {
    const [ended, other] = [
      await signIn("/console", ["operator"], "ended"),
      await signIn("/console", ["operator"], "other"),
    ];
    const told = await logout(
      new URLSearchParams({
        logout_token: await world.realm.logoutToken(CLIENTS.opsConsole, "person", "ended"),
      }),
    );
    expect(told.status).toBe(200);
    expect(signsIn(await visit("/console", ended.after))).toBe(true);
    expect((await visit("/console", other.after)).status).toBe(200);
  });

  test("only Keycloak can end a session by back-channel logout", async () => {
    const { after } = await signIn("/console", ["operator"], "kept");
    const [head, body] = (await world.realm.logoutToken(CLIENTS.opsConsole, "person", "kept")).split(".");
    for (const logout_token of [
      `${head}.${body}.c2lnbmF0dXJl`,
      await world.realm.logoutToken(CLIENTS.backend, "person", "kept"),
      await world.userToken(["platform-admin"], CLIENTS.opsConsole),
    ]) {
      expect((await logout(new URLSearchParams({ logout_token }))).status).toBe(401);
    }
    const large = new URLSearchParams({ logout_token: "x".repeat(20_000) });
    expect((await logout(large)).status).toBe(413);
    expect((await visit("/console", after)).status).toBe(200);
  });

  test("a bearer token starts no session", async () => {
    const page = await visit("/console", await bearer(world.userToken(["operator"])));
    expect([page.status, page.headers.get("set-cookie")]).toEqual([200, null]);
  });

  test("over https the session cookie is bound to its host by its name and sent over https only", async () => {
    const secure = await world.startWorker({ publicUrl: "https://ops.test" });
    const { headers } = await fetch(`${secure.url}/console`, {
      redirect: "manual",
      headers: { accept: "text/html", "x-forwarded-proto": "https" },
    });
    expect(headers.get("set-cookie")).toMatch(
      /^__Host-console=[^;]+; Path=\/;.* HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(headers.get("content-security-policy")?.split(";").sort()).toEqual(
      [...POLICY, "upgrade-insecure-requests"].sort(),
    );
    expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
  });
});

describe("personal data", () => {
  test("only fields of job data without personal data are shown", () => {
    expect(shownOf({ tenant: "saffron", id: "prod_1", email: "a@b.uz", customer: { name: "A" } })).toEqual({
      tenant: "saffron",
      id: "prod_1",
      email: "[hidden]",
      customer: "[hidden]",
    });
  });

  test("e-mail addresses and phone numbers are removed from messages", () => {
    expect(withoutPeople("order of dilnoza@mail.uz, +998 90 123-45-67, failed with 422")).toBe(
      "order of [hidden] [hidden], failed with 422",
    );
  });

  test("the board lists jobs without personal data", async () => {
    const queue = new Queue(QUEUE.maintenance, { connection: world.redis, prefix: QUEUE_PREFIX });
    const data = { tenant: "saffron", mediaId: "m1", url: "https://private.test/a", correlationId: "c" };
    await queue.add("media-fetch", data, { delay: 3_600_000 });
    await queue.close();
    const headers = await bearer(world.userToken(["operator"]));
    const answer = await visit("/console/queues/api/queues?activeQueue=maintenance", headers);
    const text = await answer.text();
    expect(text).toContain('"mediaId":"m1"');
    expect(text).not.toContain("private.test");
  });

  test("a job shows no personal data, neither in a list nor by itself nor in its log", async () => {
    const queue = new Queue(QUEUE.maintenance, { connection: world.redis, prefix: QUEUE_PREFIX });
    const data = { tenant: "saffron", mediaId: "m2", email: "dilnoza@mail.uz" };
    const { id = "" } = await queue.add("media-fetch", data, { delay: 3_600_000 });
    await queue.addJobLog(id, "asked dilnoza@mail.uz");
    await queue.close();
    await world.redis.hset(`${QUEUE_PREFIX}:${QUEUE.maintenance}:${id}`, {
      failedReason: "no answer to dilnoza@mail.uz",
      stacktrace: JSON.stringify(["at mail to dilnoza@mail.uz"]),
      returnvalue: JSON.stringify({ to: "dilnoza@mail.uz" }),
    });
    const headers = await bearer(world.userToken(["operator"]));
    for (const [path, shown] of [
      ["queues?activeQueue=maintenance", '"failedReason":"no answer to [hidden]"'],
      [`queues/maintenance/${id}`, '"failedReason":"no answer to [hidden]"'],
      [`queues/maintenance/${id}/logs`, "asked [hidden]"],
    ]) {
      const text = await (await visit(`/console/queues/api/${path}`, headers)).text();
      expect(text, path).toContain(shown);
      expect(text, path).not.toContain("dilnoza");
    }
  });
});

test("an IP address with too many refused calls gets 429 with Retry-After; others and health checks do not", async () => {
  const from = (address: string) => ({ authorization: "Bearer forged.token.x", "x-forwarded-for": address });
  const attempts = Array.from({ length: 300 }, () => visit("/api/sync/status", from("203.0.113.1")));
  expect(new Set((await Promise.all(attempts)).map(({ status }) => status))).toEqual(new Set([401]));
  const refused = await visit("/api/sync/status", from("203.0.113.1"));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await visit("/api/sync/status", from("203.0.113.2"))).status).toBe(401);
  expect((await visit("/health/live", { "x-forwarded-for": "203.0.113.1" })).status).toBe(200);
});

test("an IP address that starts too many sign-ins gets 429, and unfinished sign-ins expire within ten minutes", async () => {
  const from = { "x-forwarded-for": "203.0.113.5" };
  const begun = await visit("/console", from);
  const expires = /Expires=([^;]+)/.exec(begun.headers.get("set-cookie") ?? "")?.[1] ?? "";
  expect(Date.parse(expires) - Date.now()).toBeLessThanOrEqual(10 * 60_000);
  const attempts = await Promise.all(Array.from({ length: 299 }, () => visit("/console", from)));
  expect(new Set(attempts.map(({ status }) => status))).toEqual(new Set([303]));
  expect((await visit("/console", from)).status).toBe(429);
});
