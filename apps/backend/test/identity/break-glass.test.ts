import { afterAll, beforeAll, expect, test } from "vitest";
import { comparable } from "../isolation/requests";
import { call, pool, stack } from "../support/client";
import { accessToken, enrol } from "../support/directory";
import { startBackend } from "../support/stack";

let closed: Awaited<ReturnType<typeof startBackend>>;
let key: string;

beforeAll(async () => {
  const made = await call("/admin/api-keys", { body: { title: "Key", type: "secret" } });
  key = `Basic ${Buffer.from(`${made.body.api_key.token}:`).toString("base64")}`;
  closed = await startBackend(stack, { BREAK_GLASS_LOGIN: "off", BACKEND_URL: "https://admin.tandem.test" });
}, 300_000);
afterAll(async () => {
  await closed?.stop();
  await pool.end();
});

const ask = (path: string, init: RequestInit = {}) => fetch(closed.url + path, init);
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

test("with e-mail logins disabled, right and wrong passwords get the same response", async () => {
  const right = await post("/auth/user/emailpass", {
    email: "admin@tandem.test",
    password: "only-for-this-test",
  });
  const wrong = await post("/auth/user/emailpass", { email: "admin@tandem.test", password: "another one" });
  expect([right.status, wrong.status]).toEqual([404, 404]);
  const [toRight, toWrong] = await Promise.all([right.text(), wrong.text()]);
  expect(comparable(toRight)).toBe(comparable(toWrong));
});

test("disabling e-mail logins invalidates their tokens, sessions and secret keys", async () => {
  const authorization = `Bearer ${stack.tokens.admin}`;
  expect((await call("/admin/users/me", { headers: { authorization } })).status).toBe(200);
  expect((await ask("/admin/users/me", { headers: { authorization } })).status).toBe(401);
  expect((await ask("/admin/tenants", { headers: { authorization } })).status).toBe(401);
  expect((await post("/auth/session", {}, { authorization })).status).toBe(403);
  expect((await post("/auth/token/refresh", {}, { authorization })).status).toBe(403);
  const opened = await fetch(`${stack.backend}/auth/session`, { method: "POST", headers: { authorization } });
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect((await call("/admin/users/me", { headers: { authorization: "", cookie } })).status).toBe(200);
  const refused = await ask("/admin/users/me", { headers: { cookie } });
  expect(refused.status).toBe(401);
  // The session is found by the former name of its cookie; the current cookie is cleared.
  expect(refused.headers.get("set-cookie")).toMatch(
    /^__Host-connect\.sid=; Path=\/; .*Secure; SameSite=Lax$/,
  );
  expect((await call("/admin/products", { headers: { authorization: key } })).status).toBe(200);
  expect((await ask("/admin/products", { headers: { authorization: key } })).status).toBe(401);
});

test("users can still sign in with Keycloak", async () => {
  const token = await accessToken(await enrol({ realmRoles: ["platform-admin"] }));
  const signedOn = await post("/auth/user/keycloak", { access_token: token });
  expect(signedOn.status).toBe(200);
});

test("over HTTPS the cookie of a started sign-in has the __Host- prefix", async () => {
  const begun = await ask("/auth/user/keycloak");
  expect(begun.headers.get("set-cookie")).toMatch(
    /^__Host-tandem_sign_on=[\w-]{43}; Max-Age=600; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
  );
});
