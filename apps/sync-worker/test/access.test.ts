import { CLIENTS, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { sendRaw } from "@tandem/local-servers";
import type { Router } from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSyncRoutes, type SyncApiDeps } from "../src/api/sync-routes.js";
import { createWorld, type World } from "./world/world.js";

/** `open` routes serve every caller, `look`, `steer` and `console` those of the columns below, `logout` Keycloak. */
type Kind = "open" | "look" | "steer" | "console" | "logout";

const P = WORKER_SYNC_PATHS;
const ROUTES: readonly [method: string, path: string, kind: Kind][] = [
  ["GET", "/health", "open"],
  ["GET", "/health/live", "open"],
  ["GET", "/health/ready", "open"],
  ["GET", P.status, "look"],
  ["GET", P.runStatus, "look"],
  ["GET", P.failed, "look"],
  ["GET", P.history, "look"],
  ["GET", P.conflicts, "look"],
  ["POST", P.run, "steer"],
  ["POST", P.retryFailed, "steer"],
  ["POST", P.discard, "steer"],
  ["POST", P.replay, "steer"],
  ["GET", "/console/console.css", "open"],
  ["GET", "/console/signed-out", "open"],
  ["POST", "/console/backchannel-logout", "logout"],
  ["GET", "/console", "console"],
  ["GET", "/console/queues", "console"],
  ["GET", "/console/queues/api/queues", "console"],
  ["GET", "/console/queues/api/redis/stats", "console"],
];

let world: World;
let url: string;
beforeAll(async () => {
  world = await createWorld();
  ({ url } = await world.startWorker());
});
afterAll(() => world.dispose());

type Refusal = 401 | 403;
/** Callers with their headers and, by kind of route, the status with which they are refused; null where they are allowed. */
const CALLERS: readonly {
  who: string;
  headers(): Record<string, string> | Promise<Record<string, string>>;
  look: Refusal | null;
  steer: Refusal | null;
  console: Refusal | null;
}[] = [
  { who: "a caller without a token", headers: () => ({}), look: 401, steer: 401, console: 401 },
  {
    who: "a caller without a token whose headers name a user",
    headers: () => ({
      "x-forwarded-user": "admin",
      "x-tenant-id": "ten_1",
      "x-store-slug": "saffron",
      "x-forwarded-host": "localhost",
      "x-original-url": "/health",
      cookie: "console=s%3Aforged.forged; KEYCLOAK_IDENTITY=forged",
    }),
    look: 401,
    steer: 401,
    console: 401,
  },
  {
    who: "a forged token",
    headers: async () => {
      const [head, body] = (await world.userToken(["platform-admin"])).split(".");
      return { authorization: `Bearer ${head}.${body}.c2lnbmF0dXJl` };
    },
    look: 401,
    steer: 401,
    console: 401,
  },
  {
    who: "an operator's token for another service",
    headers: () => bearer(world.userToken(["operator"], CLIENTS.backend)),
    look: 401,
    steer: 401,
    console: 403,
  },
  {
    who: "a customer",
    headers: () => bearer(world.userToken([])),
    look: 403,
    steer: 403,
    console: 403,
  },
  {
    who: "an owner of a tenant",
    headers: () => bearer(world.userToken(["owner"], CLIENTS.worker, ["/tenants/saffron/owner"])),
    look: 403,
    steer: 403,
    console: 403,
  },
  {
    who: "an operator",
    headers: () => bearer(world.userToken(["operator"])),
    look: null,
    steer: null,
    console: null,
  },
  {
    who: "a platform admin",
    headers: () => bearer(world.userToken(["platform-admin"])),
    look: null,
    steer: null,
    console: null,
  },
  {
    who: "a service without a permission",
    headers: () => bearer(world.serviceToken([])),
    look: 403,
    steer: 403,
    console: 403,
  },
  {
    who: "a service with permissions for other work",
    headers: () => bearer(world.serviceToken(["orders:write", "catalog:read"])),
    look: 403,
    steer: 403,
    console: 403,
  },
  {
    who: "a service that reads the sync",
    headers: () => bearer(world.serviceToken(["sync:read"])),
    look: null,
    steer: 403,
    console: 403,
  },
  {
    who: "a service that writes through it",
    headers: () => bearer(world.serviceToken(["sync:write"])),
    look: null,
    steer: null,
    console: 403,
  },
];

async function bearer(token: Promise<string>): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await token}` };
}

const call = (method: string, path: string, headers: Record<string, string>) =>
  fetch(url + path.replace(":id", "none"), {
    method,
    redirect: "manual",
    headers: { accept: "application/json", "content-type": "application/json", ...headers },
    ...(method === "GET" ? {} : { body: "{}" }),
  });

describe.each(CALLERS)("$who", ({ headers, ...may }) => {
  test.each(ROUTES)(
    "%s %s serves or refuses the caller as the table of callers states",
    async (method, path, kind) => {
      const { status } = await call(method, path, await headers());
      const expected = kind === "open" ? null : kind === "logout" ? 400 : may[kind];
      if (expected === null) expect([401, 403]).not.toContain(status);
      else expect(status).toBe(expected);
    },
  );
});

test("the table lists exactly the routes of the sync API", () => {
  const router: Router = createSyncRoutes({} as SyncApiDeps);
  const there = router.stack.flatMap(({ route }) =>
    route === undefined ? [] : route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`),
  );
  const listed = ROUTES.filter(([, , kind]) => kind === "look" || kind === "steer");
  expect([...new Set(there)].sort()).toEqual(listed.map(([method, path]) => `${method} ${path}`).sort());
});

test("an unknown path gets 404, and an unknown method 403 or 404, even for a platform admin", async () => {
  const headers = await bearer(world.userToken(["platform-admin"]));
  for (const path of ["/", "/api", "/api/sync", "/metrics", "/console/../api/sync/nothing", "/health/../x"]) {
    expect((await call("GET", path, headers)).status, path).toBe(404);
  }
  for (const method of ["DELETE", "PUT", "PATCH"]) {
    for (const [, path] of ROUTES) {
      expect([403, 404], `${method} ${path}`).toContain((await call(method, path, headers)).status);
    }
  }
});

const HOSTILE_TARGETS = [
  "http://localhost/api/sync/status",
  "*",
  "//api/sync/status",
  "/..%2f",
  "/%2e%2e/",
  "/%252e/",
  "/%68ealth",
  "/%zz",
  "/%00",
  "/?q=%00",
  "/?q=%zz",
];

test.each(["GET", "POST"])("a target that can be read in two ways is refused for %s", async (method) => {
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

test.each([
  ["that is truncated", "{", {}],
  ["that is a list", "[1]", {}],
  ["with a zero byte", '{"ids":["a\\u0000b"],"entity":"a\\u0000","id":"a\\u0000"}', {}],
  ["of wrong types", '{"ids":{"a":1},"entity":7,"id":[],"endpoint":null,"tenant":{}}', {}],
  ["in an unknown charset", "{}", { "content-type": "application/json; charset=klingon" }],
  ["in an unknown encoding", "{}", { "content-encoding": "zip" }],
])("a body %s is refused by every route that changes something", async (_what, body, headers) => {
  const authorization = `Bearer ${await world.userToken(["operator"])}`;
  for (const [method, path] of ROUTES.filter(([, , kind]) => kind === "steer")) {
    const { status } = await sendRaw(url, path, {
      method,
      body,
      headers: { authorization, "content-type": "application/json", ...headers },
    });
    expect(status, path).toBeGreaterThanOrEqual(400);
    expect(status, path).toBeLessThan(500);
  }
});

test("a body of more than a megabyte is refused with 413, one with a zero byte with 400 and its field", async () => {
  const authorization = `Bearer ${await world.userToken(["operator"])}`;
  const send = (body: string) =>
    sendRaw(url, P.run, {
      method: "POST",
      body,
      headers: { authorization, "content-type": "application/json" },
    });
  expect((await send(JSON.stringify({ x: "x".repeat(1_100_000) }))).status).toBe(413);
  expect(await send('{"x":{"y":"a\\u0000b"}}')).toMatchObject({
    status: 400,
    text: expect.stringContaining("x.y: must not have zero bytes"),
  });
});

test("a limit of a list outside 1 to 500, or one that is not a whole number, is refused", async () => {
  const headers = await bearer(world.userToken(["operator"]));
  for (const limit of ["501", "100000", "-1", "0", "1.5", "NaN", "1e9"]) {
    expect((await call("GET", `${P.failed}?limit=${limit}`, headers)).status, limit).toBe(400);
  }
});
