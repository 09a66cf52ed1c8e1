import { afterAll, beforeAll, expect, test } from "vitest";
import { realRoutes } from "../isolation/routes";
import { call, pool, stack } from "../support/client";

/** Every route of Medusa, its plugins and Tandem that changes something. */
const CHANGES = (["admin", "auth", "store"] as const)
  .flatMap((side) => realRoutes(side))
  .filter(({ method }) => method !== "GET")
  .map(({ method, path }) => ({ method, path: path.replace(/:\w+/g, "x") }));

/** Headers of a browser on a page outside the admin; tenants' shops may be on the same site. */
const SENDERS: readonly Record<string, string>[] = [
  { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
  { origin: "null", "sec-fetch-site": "cross-site" },
  { origin: "https://shop.tandem.test", "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://evil.test" },
];
/** Content types a form sends without a CORS preflight, and the routes that accept one of them. */
const FORM_BODIES = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"];
const MEANT: Readonly<Record<string, string>> = {
  "/admin/uploads": "multipart/form-data; boundary=x",
  "/admin/products/import": "multipart/form-data; boundary=x",
  "/auth/keycloak/backchannel-logout": "application/x-www-form-urlencoded",
};

let cookie: string;
let cookieHeader: string;

beforeAll(async () => {
  const opened = await call("/auth/session", { method: "POST" });
  expect(opened.status).toBe(200);
  cookieHeader = opened.headers.get("set-cookie") ?? "";
  cookie = cookieHeader.split(";")[0] ?? "";
});
afterAll(() => pool.end());

const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
  const answer = await fetch(stack.backend + path, {
    method,
    headers: { cookie, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, text: await answer.text() };
};

/** Runs the calls in groups, so that one machine can handle them. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += 40) {
    await Promise.all(items.slice(start, start + 40).map(work));
  }
}

test("every route refuses changes sent by a page of another site, whatever session the browser has", async () => {
  expect(CHANGES.length).toBeGreaterThan(300);
  const calls = CHANGES.flatMap((route) => SENDERS.map((headers) => ({ ...route, headers })));
  const answered: string[] = [];
  await each(calls, async ({ method, path, headers }) => {
    const { status, text } = await send(method, path, headers);
    const refused = status === 403 && text.includes("a page of another site sent this change");
    if (!refused) answered.push(`${status} ${method} ${path} ${JSON.stringify(headers)}`);
  });
  expect(answered).toEqual([]);
}, 120_000);

test("routes for JSON refuse form bodies, and the error names the content type to send", async () => {
  const calls = CHANGES.flatMap((route) => FORM_BODIES.map((type) => ({ ...route, type })));
  const answered: string[] = [];
  await each(calls, async ({ method, path, type }) => {
    if (MEANT[path] === type) return;
    const { status, text } = await send(method, path, { "content-type": type }, "email=a&name=b");
    const refused = status === 415 && text.includes("Send application/json");
    if (!refused) answered.push(`${status} ${method} ${path} ${type}`);
  });
  expect(answered).toEqual([]);
}, 120_000);

test("the admin's own pages can make changes with the session, whose cookie is HttpOnly and SameSite", async () => {
  expect(cookieHeader).toMatch(/^connect\.sid=.*; Path=\/; .*HttpOnly; SameSite=Lax$/);
  const senders: Record<string, string>[] = [
    { origin: stack.backend, "sec-fetch-site": "same-origin" },
    { origin: stack.backend },
    { "sec-fetch-site": "none" },
  ];
  for (const headers of senders) {
    const json = { ...headers, "content-type": "application/json" };
    const { status } = await send("POST", "/admin/api-keys", json, '{"title":"Own","type":"secret"}');
    expect(status).toBe(200);
  }
});

test("a link on another site does not sign the user out, a link of the admin does", async () => {
  const leave = (headers: Record<string, string>) =>
    fetch(`${stack.backend}/auth/keycloak/logout`, { headers: { cookie, ...headers }, redirect: "manual" });
  const isIn = async () => (await send("GET", "/admin/users/me", {})).status === 200;
  for (const site of ["cross-site", "same-site", "none"]) await leave({ "sec-fetch-site": site });
  await leave({ referer: "https://evil.test/" });
  expect(await isIn()).toBe(true);
  await leave({ "sec-fetch-site": "same-origin" });
  expect(await isIn()).toBe(false);
});
