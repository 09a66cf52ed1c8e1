import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, enrol } from "./world/people";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
let editor: Caller;
let tenant: string;
let routes: typeof import("../src/app/(payload)/api/[...slug]/route");
let graphql: typeof import("../src/app/(payload)/api/graphql/route");

beforeAll(async () => {
  cms = await startCms();
  const { poolOf } = await import("../src/database/pool");
  const { rows } = await poolOf(cms.payload).query<{ id: string }>(
    "insert into tenants (medusa_id, name, slug, status) values ('ours', 'ours', 'ours', 'active') returning id::text",
  );
  tenant = rows[0]?.id ?? "";
  editor = await enrol(cms, "editor", "ours");
  routes = await import("../src/app/(payload)/api/[...slug]/route");
  graphql = await import("../src/app/(payload)/api/graphql/route");
}, 180_000);
afterAll(() => cms?.stop());

const ORIGIN = "http://cms.test";

/** A call as Next hands it to the route. */
function call(method: "GET" | "POST" | "PATCH" | "OPTIONS", path: string, init: RequestInit = {}) {
  const request = new Request(`${ORIGIN}/api/${path}`, { method, ...init, duplex: "half" } as RequestInit);
  const [pathname = ""] = path.split("?");
  return routes[method](request, { params: Promise.resolve({ slug: pathname.split("/") }) });
}

const sized = (bytes: number) => JSON.stringify({ title: "x".repeat(bytes) });

describe("bodies", () => {
  const json = { "content-type": "application/json" };
  /** Comes in pieces, so that nobody is told how large it will be. */
  const inPieces = (megabytes: number) => {
    let left = megabytes;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left === 0) return controller.close();
        left -= 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
      },
    });
  };

  test("of strangers are small", async () => {
    const told = { ...json, "content-length": "70000" };
    expect((await call("POST", "users/login", { headers: told, body: sized(70_000) })).status).toBe(413);
    expect((await call("POST", "users/login", { headers: json, body: sized(70_000) })).status).toBe(413);
    expect((await call("POST", "users/login", { headers: json, body: inPieces(1) })).status).toBe(413);
    const form = new FormData();
    form.set("file", new File([new Uint8Array(100_000)], "a.png"));
    expect((await call("POST", "media", { body: form })).status).not.toBe(201);
    const query = await graphql.POST(
      new Request(`${ORIGIN}/api/graphql`, { method: "POST", headers: json, body: sized(70_000) }),
      undefined,
    );
    expect(query.status).toBe(413);
  });

  test("of people end at the largest picture", async () => {
    const headers = { ...json, ...(await editor.session()) };
    expect((await call("POST", "posts", { headers, body: inPieces(40) })).status).toBe(413);
    const small = JSON.stringify({ title: "x", slug: "cups", tenant });
    const kept = await call("POST", "posts", { headers, body: small });
    expect(kept.status, await kept.text()).toBe(201);
  });
});

describe("pages of other places", () => {
  test("may not read answers", async () => {
    for (const origin of ["https://evil.test", "null", "http://cms.test.evil.test"]) {
      for (const method of ["GET", "OPTIONS"] as const) {
        const answer = await call(method, "posts", {
          headers: { origin, "access-control-request-method": "GET", "access-control-request-headers": "x" },
        });
        expect(answer.headers.get("access-control-allow-origin"), `${method} ${origin}`).toBeNull();
        expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      }
    }
  });

  test("may not act with somebody's cookie", async () => {
    const headers = await editor.session();
    const from = (more: Record<string, string>) => call("GET", "posts", { headers: { ...headers, ...more } });
    expect((await from({})).status).toBe(200);
    for (const origin of ["https://evil.test", "null", "http://cms.test.evil.test", "https://cms.test"]) {
      expect((await from({ origin })).status, origin).toBe(403);
    }
    const { origin: _own, ...cookieOnly } = headers;
    const crossSite = await call("GET", "posts", {
      headers: { ...cookieOnly, "sec-fetch-site": "cross-site" },
    });
    expect(crossSite.status).toBe(403);
  });
});

describe("what goes wrong", () => {
  test.each<[string, "GET" | "POST" | "PATCH", string, RequestInit]>([
    ["an id that is none", "GET", "posts/not-an-id", {}],
    ["a filter that is none", "GET", "posts?where[id][equals]=x&where[title][near]=1", {}],
    ["a field that is not there", "GET", "posts?where[nothing][equals]=1", {}],
    ["text that is no JSON", "POST", "posts", { body: "{", headers: { "content-type": "application/json" } }],
    [
      "a form without an end",
      "POST",
      "media",
      { body: "--x", headers: { "content-type": "multipart/form-data; boundary=x" } },
    ],
    [
      "a form without a boundary",
      "POST",
      "media",
      { body: "x", headers: { "content-type": "multipart/form-data" } },
    ],
    ["a place that is not there", "GET", "nothing/at/all", {}],
    ["a file outside", "GET", "media/file/..%2f..%2fpackage.json", {}],
    [
      "a body of another shape",
      "PATCH",
      "posts/1",
      { body: "[1]", headers: { "content-type": "application/json" } },
    ],
  ])("tells nothing of the inside: %s", async (_what, method, path, init) => {
    const answer = await call(method, path, {
      ...init,
      headers: { ...init.headers, ...(await editor.session()) },
    });
    const text = await answer.text();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/\bat .*[:(]\d+|node_modules|"stack"|select |syntax|postgres|\/src\//i);
  });
});
