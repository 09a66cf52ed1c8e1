import { randomUUID } from "node:crypto";
import { WEBHOOK_PATHS } from "@tandem/contracts";
import { anyFreePort, sendRaw } from "@tandem/local-servers";
import { signWebhook } from "@tandem/outbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRoutes, type RouteSettings } from "../src/routes.js";
import { SECRET, startWorld, type World } from "./world.js";

const TELEGRAM_SECRET = "a-secret-of-enough-length";
const OTHER_SECRET = `whsec_${Buffer.from("the secret of another receiver, not ours").toString("base64")}`;

/** The access of each route: public, Medusa by its signature, or Telegram by its secret. */
const ROUTES = [
  ["GET", "/health", "public"],
  ["GET", "/health/live", "public"],
  ["GET", "/health/ready", "public"],
  ["POST", WEBHOOK_PATHS.medusaToBot, "medusa"],
  ["POST", "/telegram/saffron", "telegram"],
] as const;
type Right = (typeof ROUTES)[number][2];

let world: World;
let url: string;
beforeAll(async () => {
  world = await startWorld();
  const port = await anyFreePort();
  url = `http://127.0.0.1:${port}`;
  await world.startBot({
    BOT_MODE: "webhook",
    BOT_URL: url,
    BOT_WEBHOOK_SECRET: TELEGRAM_SECRET,
    PORT: String(port),
  });
});
afterAll(() => world.stop());

const BODY = JSON.stringify({ update_id: 1, events: [] });
const signed = (secret: string, over: { at?: number; body?: string } = {}) =>
  signWebhook(`msg_${randomUUID()}`, over.at ?? Date.now(), over.body ?? BODY, [secret]);

const CALLERS: readonly { who: string; headers(): Record<string, string>; is: readonly Right[] }[] = [
  { who: "an anonymous caller", headers: () => ({}), is: ["public"] },
  {
    who: "a caller with headers that name a tenant, a shop, a host or a user",
    headers: () => ({
      "x-tenant-id": "ten_1",
      "x-store-slug": "saffron",
      "x-forwarded-host": "saffron.localhost",
      "x-forwarded-user": "admin",
      authorization: "Bearer forged.token.x",
    }),
    is: ["public"],
  },
  {
    who: "a caller with a wrong Telegram secret",
    headers: () => ({ "x-telegram-bot-api-secret-token": `${TELEGRAM_SECRET}x` }),
    is: ["public"],
  },
  {
    who: "a caller with half of the Telegram secret",
    headers: () => ({ "x-telegram-bot-api-secret-token": TELEGRAM_SECRET.slice(0, 8) }),
    is: ["public"],
  },
  {
    who: "Telegram",
    headers: () => ({ "x-telegram-bot-api-secret-token": TELEGRAM_SECRET }),
    is: ["public", "telegram"],
  },
  {
    who: "a sender with the secret of another receiver",
    headers: () => signed(OTHER_SECRET),
    is: ["public"],
  },
  {
    who: "a sender with a signature for another body",
    headers: () => signed(SECRET, { body: "{}" }),
    is: ["public"],
  },
  {
    who: "a sender with an expired signature",
    headers: () => signed(SECRET, { at: Date.now() - 3_600_000 }),
    is: ["public"],
  },
  { who: "Medusa", headers: () => signed(SECRET), is: ["public", "medusa"] },
];

let count = 0;
const call = (method: string, path: string, headers: Record<string, string>) => {
  count += 1;
  return fetch(url + path, {
    method,
    headers: {
      "x-forwarded-for": `198.51.100.${count % 250}`,
      "content-type": "application/json",
      ...headers,
    },
    ...(method === "GET" ? {} : { body: BODY }),
  });
};

describe.each(CALLERS)("routes called by $who", ({ headers, is }) => {
  test.each(ROUTES)("%s %s accepts only callers with the right %s", async (method, path, right) => {
    const { status } = await call(method, path, headers());
    if (is.includes(right)) expect([401, 403, 404]).not.toContain(status);
    else expect(status).toBe(401);
  });
});

test("the access table lists every route of the bot and no other", () => {
  const settings = { slug: "saffron", telegram: { mode: "webhook", secret: "x" }, connection: {} };
  const routes = createRoutes(settings as unknown as RouteSettings);
  expect(Object.keys(routes).sort()).toEqual(ROUTES.map(([method, path]) => `${method} ${path}`).sort());
});

test("another method, another shop's webhook and any other path return 404", async () => {
  const headers = { "x-telegram-bot-api-secret-token": TELEGRAM_SECRET };
  for (const path of [
    "/",
    "/telegram",
    "/telegram/northbeam",
    "/telegram/saffron/",
    "/health/../telegram/x",
  ]) {
    expect((await call("POST", path, headers)).status, path).toBe(404);
  }
  for (const [method, path] of ROUTES) {
    expect((await call(method === "GET" ? "POST" : "GET", path, headers)).status, path).toBe(404);
  }
});

test("a caller who guesses the secret is stopped after 60 attempts, even concurrent ones; others are not", async () => {
  const guess = (from: string) =>
    call("POST", "/telegram/saffron", {
      "x-forwarded-for": from,
      "x-telegram-bot-api-secret-token": randomUUID(),
    });
  const answers = await Promise.all(Array.from({ length: 120 }, () => guess("203.0.113.7")));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(60);
  const refused = answers.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await guess("203.0.113.8")).status).toBe(401);
  const telegram = { "x-forwarded-for": "203.0.113.7", "x-telegram-bot-api-secret-token": TELEGRAM_SECRET };
  expect((await call("POST", "/telegram/saffron", telegram)).status).toBe(200);
});

test("a body above the size limit is not read to its end", async () => {
  const answer = await fetch(`${url}/telegram/saffron`, {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": TELEGRAM_SECRET },
    body: "x".repeat(1024 * 1024 + 2),
  }).then(
    ({ status }) => status,
    () => "closed",
  );
  expect([413, "closed"]).toContain(answer);
});

const HOSTILE_TARGETS = [
  "http://localhost/health",
  "*",
  "//telegram/saffron",
  "/..%2f",
  "/%2e%2e/",
  "/%252e/",
  "/%68ealth",
  "/%zz",
  "/%00",
  "/?q=%00",
  "/?q=%zz",
];

test.each(["GET", "POST"])("an ambiguous request target is refused for %s", async (method) => {
  for (const target of HOSTILE_TARGETS) {
    const { status, headers } = await sendRaw(url, target, { method });
    expect(status, target).toBe(400);
    expect(headers, target).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(headers, target).not.toHaveProperty("x-powered-by");
  }
});

test.each(["{", "null", "[1]", '{"update_id":"x"}', '{"update_id":1.5}', '{"events":{"a":[]}}'])(
  "the malformed body %s is refused without a server error",
  async (body) => {
    const telegram = { "x-telegram-bot-api-secret-token": TELEGRAM_SECRET };
    const medusa = signed(SECRET, { body });
    for (const [path, headers] of [
      ["/telegram/saffron", telegram],
      [WEBHOOK_PATHS.medusaToBot, medusa],
    ] as const) {
      const { status } = await sendRaw(url, path, { method: "POST", body, headers });
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(status, path).toBeLessThan(500);
    }
  },
);
