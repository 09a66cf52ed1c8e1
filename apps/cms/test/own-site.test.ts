import { NextRequest } from "next/server";
import type { Endpoint } from "payload";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enrol } from "./world/people";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
let cookie: string;

beforeAll(async () => {
  cms = await startCms();
  cookie = (await (await enrol(cms, "platform-admin", "ours")).session()).cookie ?? "";
}, 180_000);
afterAll(() => cms?.stop());

/** Browser headers of pages outside the CMS; storefronts of tenants may be on the same site. */
const SENDERS: readonly Record<string, string>[] = [
  { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
  { origin: "null", "sec-fetch-site": "cross-site" },
  { origin: "http://shop.cms.test", "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://evil.test" },
];
const FORM_BODIES = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"];

interface Change {
  method: string;
  path: string;
}

/** Returns every endpoint that changes something, those of Payload and custom ones. */
function changes(): Change[] {
  const { endpoints, collections, globals } = cms.payload.config;
  const below = (prefix: string, list: readonly Pick<Endpoint, "method" | "path">[] | false) =>
    (list === false ? [] : list).map(({ method, path }) => ({
      method: method.toUpperCase(),
      path: `/api${prefix}${path}`.replace(/:\w+/g, "x").replace(/\/$/, ""),
    }));
  return [
    ...below("", endpoints),
    ...collections.flatMap((each) => below(`/${each.slug}`, each.endpoints)),
    ...globals.flatMap((each) => below(`/globals/${each.slug}`, each.endpoints)),
    { method: "POST", path: "/api/graphql" },
    // GET routes with side effects.
    { method: "GET", path: "/api/payload-jobs/run" },
    { method: "GET", path: "/api/payload-jobs/handle-schedules" },
  ].filter(({ method, path }) => method !== "GET" || path.startsWith("/api/payload-jobs/"));
}

async function send({ method, path }: Change, headers: Record<string, string>): Promise<Response> {
  const request = new Request(`http://cms.test${path}`, { method, headers: { cookie, ...headers } });
  if (path === "/api/graphql") {
    const { POST } = await import("../src/app/(payload)/api/graphql/route");
    return POST(request, undefined);
  }
  const routes = await import("../src/app/(payload)/api/[...slug]/route");
  const handle = new Map(Object.entries(routes)).get(method);
  if (handle === undefined) throw new Error(`no handler for ${method}`);
  return handle(request, { params: Promise.resolve({ slug: path.split("/").slice(2) }) });
}

test("no endpoint changes anything for a page of another site, whatever session the browser has", async () => {
  expect(changes().length).toBeGreaterThan(100);
  const answered: string[] = [];
  for (const change of changes()) {
    for (const [at, headers] of SENDERS.entries()) {
      const type = FORM_BODIES[at % FORM_BODIES.length] ?? "";
      const answer = await send(change, { ...headers, "content-type": type });
      const refused = answer.status === 403 && (await answer.text()).includes("a page of another site");
      if (!refused)
        answered.push(`${answer.status} ${change.method} ${change.path} ${JSON.stringify(headers)}`);
    }
  }
  expect(answered).toEqual([]);
});

test("another site cannot post to pages of the admin, whose server functions read the session", async () => {
  const { default: proxy } = await import("../src/proxy");
  const post = (headers: Record<string, string>) =>
    proxy(
      new NextRequest("http://cms.test/admin", { method: "POST", headers: { host: "cms.test", ...headers } }),
    );
  for (const headers of SENDERS) expect(post(headers).status).toBe(403);
  expect(post({ origin: "http://cms.test", "x-forwarded-host": "evil.test" }).status).toBe(403);
  expect(post({ host: "cms.test:99999" }).status).toBe(400);
  expect(post({ origin: "http://cms.test", "sec-fetch-site": "same-origin" }).status).toBe(200);
});

test("a page is refused under a host that is no part of a URL, and a change under one that is not its origin's", async () => {
  const { default: proxy } = await import("../src/proxy");
  const own = { origin: "http://cms.test", "sec-fetch-site": "same-origin", "next-action": "x" };
  for (const [status, method, headers] of [
    [400, "GET", { host: "cms.test:99999" }],
    [403, "POST", { host: "cms.test", "x-forwarded-host": "evil.test", ...own }],
  ] as const) {
    const answer = proxy(new NextRequest("http://cms.test/admin", { method, headers }));
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/Host/);
  }
});

test("the admin's own pages can make changes, and a service needs no origin", async () => {
  const senders: Record<string, string>[] = [{ origin: "http://cms.test" }, {}];
  for (const headers of senders) {
    const answer = await send({ method: "POST", path: "/api/access" }, headers);
    expect(await answer.text()).not.toContain("another site");
  }
});
