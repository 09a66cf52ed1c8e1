import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cms, startCms } from "./world/start-cms";

const ORIGIN = "https://cms.test";
const person = { email: "emergency@people.test", password: randomUUID() };

let cms: Cms;
let routes: typeof import("../src/app/(payload)/api/[...slug]/route");
let graphql: typeof import("../src/app/(payload)/api/graphql/route");

beforeAll(async () => {
  cms = await startCms({ CMS_URL: ORIGIN });
  routes = await import("../src/app/(payload)/api/[...slug]/route");
  graphql = await import("../src/app/(payload)/api/graphql/route");
  const data = { ...person, platformRole: "platform-admin" } as const;
  await cms.payload.create({ collection: "users", overrideAccess: true, data });
}, 180_000);
afterAll(() => cms?.stop());

function call(method: "GET" | "POST", path: string, cookie = "", body?: object): Promise<Response> {
  const request = new Request(`${ORIGIN}/api/${path}`, {
    method,
    headers: { origin: ORIGIN, cookie, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return routes[method](request, { params: Promise.resolve({ slug: path.split("/") }) });
}

const cookiesOf = (response: Response) =>
  response.headers.getSetCookie().map((line) => {
    const [pair = "", ...attributes] = line.split("; ");
    return { name: pair.split("=")[0] ?? "", pair, attributes };
  });

async function signIn(): Promise<{ token: string; response: Response }> {
  const response = await call("POST", "users/login", "", person);
  expect(response.status).toBe(200);
  return { response, token: cookiesOf(response)[0]?.pair.split("=")[1] ?? "" };
}

const signedIn = async (cookie: string) => {
  const { user } = (await (await call("GET", "users/me", cookie)).json()) as { user: object | null };
  return user !== null;
};

test("over https a session's cookie is bound to this host and to https", async () => {
  const { response, token } = await signIn();
  const refreshed = await call("POST", "users/refresh-token", `__Host-payload-token=${token}`);
  const ended = await call("POST", "users/logout", `__Host-payload-token=${token}`);
  for (const each of [response, refreshed, ended]) {
    const [cookie, ...others] = cookiesOf(each);
    expect(others).toEqual([]);
    expect(cookie?.name).toBe("__Host-payload-token");
    const attributes = cookie?.attributes.map((attribute) => attribute.replace("=true", "")) ?? [];
    expect(attributes).toEqual(expect.arrayContaining(["Path=/", "Secure", "HttpOnly", "SameSite=Lax"]));
    expect(attributes.filter((attribute) => attribute.startsWith("Domain"))).toEqual([]);
  }
});

test("over https a cookie of another name is not a session, even with a valid token", async () => {
  const { token } = await signIn();
  expect(await signedIn(`a=b; __Host-payload-token=${token}; payload-lng=ru`)).toBe(true);
  expect(await signedIn(`payload-token=${token}`)).toBe(false);
  expect(await signedIn(`payload-token=x; __Host-payload-token=${token}`)).toBe(true);
});

test("pages of the admin receive the session cookie under Payload's name, as the API does", async () => {
  const { default: proxy } = await import("../src/proxy");
  const page = (cookie: string) =>
    proxy(
      new NextRequest(`${ORIGIN}/admin`, { headers: { host: new URL(ORIGIN).host, cookie } }),
    ).headers.get("x-middleware-request-cookie");
  expect(page("__Host-payload-token=x; payload-theme=dark")).toBe("payload-token=x; payload-theme=dark");
  expect(page("payload-token=x; payload-theme=dark")).toBe("payload-theme=dark");
});

test("a session's token is returned only in the cookie", async () => {
  const { response, token } = await signIn();
  const cookie = `__Host-payload-token=${token}`;
  const query = "mutation { refreshTokenUser { refreshedToken exp } }";
  const answers = [
    response,
    await call("GET", "users/me", cookie),
    await call("POST", "users/refresh-token", cookie),
    ...(await Promise.all(
      ["{ meUser { token exp } }", query].map((asked) =>
        graphql.POST(
          new Request(`${ORIGIN}/api/graphql`, {
            method: "POST",
            headers: { origin: ORIGIN, cookie, "content-type": "application/json" },
            body: JSON.stringify({ query: asked }),
          }),
          undefined,
        ),
      ),
    )),
  ];
  for (const answer of answers) {
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    expect(text).toContain('"exp"');
    expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
  }
});
