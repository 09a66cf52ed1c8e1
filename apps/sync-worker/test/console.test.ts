import { CLIENTS, QUEUE, QUEUE_PREFIX } from "@tandem/contracts";
import { Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shownOf, withoutPeople } from "../src/console/board.js";
import { html } from "../src/console/html.js";
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

describe("Who gets into the console", () => {
  test.each([["/console"], ["/console/queues"], ["/console/queues/api/queues"]])(
    "%s sends a browser nobody knows to sign on, tied to its session",
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

  test.each([["operator"], ["platform-admin"]])("the token of an %s opens it", async (role) => {
    const headers = await bearer(world.realm.personToken([role]));
    expect((await visit("/console", headers)).status).toBe(200);
    expect((await visit("/console/queues/api/queues", headers)).status).toBe(200);
  });

  test("a person without either role, a service and a token for another API are refused", async () => {
    const page = await visit("/console", await bearer(world.realm.personToken(["offline_access"])));
    expect(page.status).toBe(403);
    expect(await page.text()).toContain("Not your console");
    expect((await visit("/console", await bearer(world.realm.token(["sync:write"])))).status).toBe(403);
    const foreign = await bearer(world.realm.personToken(["operator"], CLIENTS.backend));
    expect((await visit("/console/queues/api/queues", foreign)).status).toBe(403);
  });

  test("a forged token opens nothing and starts no sign-on", async () => {
    const [head, body] = (await world.realm.personToken(["operator"])).split(".");
    const response = await visit("/console", { authorization: `Bearer ${head}.${body}.c2lnbmF0dXJl` });
    expect(response.status).toBe(401);
  });

  test("a code that this browser did not ask for is not redeemed", async () => {
    const began = await visit("/console");
    for (const cookie of ["", cookieOf(began)]) {
      const answer = await visit("/console?auth_callback=1&code=stolen&state=forged", { cookie });
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "http://localhost:9100/console"]);
    }
  });

  test("nothing can be changed through it", async () => {
    const headers = await bearer(world.realm.personToken(["platform-admin"]));
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

  test("a page of another site changes nothing, with whatever credential", async () => {
    const headers = { ...(await bearer(world.realm.token(["sync:write"]))), "sec-fetch-site": "same-site" };
    for (const path of ["/api/sync/full", "/api/sync/replay", "/console", "/console/backchannel-logout"]) {
      const answer = await visit(path, headers, "POST");
      expect([path, answer.status, await answer.text()]).toEqual([
        path,
        403,
        expect.stringContaining("another site"),
      ]);
    }
  });

  test("scripts of other origins and frames are refused by the browser", async () => {
    const policy = (await visit("/console")).headers.get("content-security-policy");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe("Personal data", () => {
  test("of job data only what names things is shown", () => {
    expect(shownOf({ tenant: "saffron", id: "prod_1", email: "a@b.uz", customer: { name: "A" } })).toEqual({
      tenant: "saffron",
      id: "prod_1",
      email: "[hidden]",
      customer: "[hidden]",
    });
  });

  test("addresses and numbers of people are taken out of messages", () => {
    expect(withoutPeople("order of dilnoza@mail.uz, +998 90 123-45-67, failed with 422")).toBe(
      "order of [hidden] [hidden], failed with 422",
    );
  });

  test("the board lists jobs that way", async () => {
    const queue = new Queue(QUEUE.maintenance, { connection: world.redis, prefix: QUEUE_PREFIX });
    const data = { tenant: "saffron", mediaId: "m1", url: "https://private.test/a", correlationId: "c" };
    await queue.add("media-fetch", data, { delay: 3_600_000 });
    await queue.close();
    const headers = await bearer(world.realm.personToken(["operator"]));
    const answer = await visit("/console/queues/api/queues?activeQueue=maintenance", headers);
    const text = await answer.text();
    expect(text).toContain('"mediaId":"m1"');
    expect(text).not.toContain("private.test");
  });
});

test("an address that keeps being refused is told how long to wait; others and health checks are not", async () => {
  const from = (address: string) => ({ authorization: "Bearer forged.token.x", "x-forwarded-for": address });
  const attempts = Array.from({ length: 300 }, () => visit("/api/sync/status", from("203.0.113.1")));
  expect(new Set((await Promise.all(attempts)).map(({ status }) => status))).toEqual(new Set([401]));
  const refused = await visit("/api/sync/status", from("203.0.113.1"));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await visit("/api/sync/status", from("203.0.113.2"))).status).toBe(401);
  expect((await visit("/health/live", { "x-forwarded-for": "203.0.113.1" })).status).toBe(200);
});

test("an address that begins sign-ons without end is told to wait, and those it began end soon", async () => {
  const from = { "x-forwarded-for": "203.0.113.5" };
  const begun = await visit("/console", from);
  const expires = /Expires=([^;]+)/.exec(begun.headers.get("set-cookie") ?? "")?.[1] ?? "";
  expect(Date.parse(expires) - Date.now()).toBeLessThanOrEqual(10 * 60_000);
  const attempts = await Promise.all(Array.from({ length: 299 }, () => visit("/console", from)));
  expect(new Set(attempts.map(({ status }) => status))).toEqual(new Set([303]));
  expect((await visit("/console", from)).status).toBe(429);
});

test("what is put into a page cannot become markup", () => {
  expect(html`<p title="${`"><script>`}">${"a&b"}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;">a&amp;b</p>',
  );
});
