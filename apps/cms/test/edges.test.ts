import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, enrol } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
let editor: Caller;
let tenant: string;
let routes: typeof import("../src/app/(payload)/api/[...slug]/route");
let graphql: typeof import("../src/app/(payload)/api/graphql/route");

beforeAll(async () => {
  cms = await startCms();
  const seeded = await seedTenant(cms, { roles: ["editor"] });
  tenant = seeded.id;
  editor = seeded.people.editor;
  routes = await import("../src/app/(payload)/api/[...slug]/route");
  graphql = await import("../src/app/(payload)/api/graphql/route");
}, 180_000);
afterAll(() => cms?.stop());

const ORIGIN = "http://cms.test";

/** Calls the route as Next does. */
function call(method: "GET" | "POST" | "PATCH" | "DELETE" | "OPTIONS", path: string, init: RequestInit = {}) {
  const request = new Request(`${ORIGIN}/api/${path}`, { method, ...init, duplex: "half" } as RequestInit);
  const [pathname = ""] = path.split("?");
  return routes[method](request, { params: Promise.resolve({ slug: pathname.split("/") }) });
}

const sized = (bytes: number) => JSON.stringify({ title: "x".repeat(bytes) });

describe("request bodies", () => {
  const json = { "content-type": "application/json" };
  /** Returns a streamed body, whose size is not declared. */
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

  test("a body without credentials cannot be larger than 64 KB", async () => {
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

  test("a body of a signed-in user cannot be larger than the largest upload", async () => {
    const headers = { ...json, ...(await editor.session()) };
    expect((await call("POST", "posts", { headers, body: inPieces(40) })).status).toBe(413);
    const small = JSON.stringify({ title: "x", slug: "cups", tenant });
    const kept = await call("POST", "posts", { headers, body: small });
    expect(kept.status, await kept.text()).toBe(201);
  });
});

describe("pages of other origins", () => {
  test("a page of another origin cannot read responses", async () => {
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

  test("a page of another origin cannot use a user's session cookie", async () => {
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

describe("error responses", () => {
  test.each<[string, "GET" | "POST" | "PATCH", string, RequestInit]>([
    ["an invalid id", "GET", "posts/not-an-id", {}],
    ["an invalid filter", "GET", "posts?where[id][equals]=x&where[title][near]=1", {}],
    ["an unknown field", "GET", "posts?where[nothing][equals]=1", {}],
    [
      "text that is not JSON",
      "POST",
      "posts",
      { body: "{", headers: { "content-type": "application/json" } },
    ],
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
    ["an unknown path", "GET", "nothing/at/all", {}],
    ["a file outside the folder", "GET", "media/file/..%2f..%2fpackage.json", {}],
    [
      "a body of another shape",
      "PATCH",
      "posts/1",
      { body: "[1]", headers: { "content-type": "application/json" } },
    ],
  ])("an error response reveals no internals: %s", async (_what, method, path, init) => {
    const answer = await call(method, path, {
      ...init,
      headers: { ...init.headers, ...(await editor.session()) },
    });
    const text = await answer.text();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/\bat .*[:(]\d+|node_modules|"stack"|select |syntax|postgres|\/src\//i);
  });
});

const asEditor = async (method: "GET" | "POST" | "PATCH", path: string, body?: unknown) =>
  call(method, path, {
    headers: { "content-type": "application/json", ...(await editor.session()) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });

/** Calls the GraphQL route as Next does. */
const ask = (query: string, headers: Record<string, string> = {}) =>
  graphql.POST(
    new Request(`${ORIGIN}/api/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    }),
    undefined,
  );

describe("hostile input", () => {
  const QUERIES = [
    ...[
      "limit=-1",
      "limit=100000",
      "limit=1e99",
      "limit=x",
      "page=-1",
      "page=0",
      "page=1e99",
      "depth=-1",
      "depth=99",
    ],
    ...[
      "sort=nothing",
      "sort=-tenant.name",
      "sort=%00",
      "sort=id;select",
      "sort=title,,",
      "locale=xx",
      "draft=maybe",
    ],
    ...[
      "where[id][equals]=%00",
      "where[id][in]=x",
      "where[updatedAt][equals]=x",
      "where[or][0][id][like]=%00",
    ],
    ...["where[title][like]=%00", "select[x]=%00", "populate[x]=1", "where=x", "where[id]=x", "where[][]="],
  ];

  test("no query and no body causes a 500 in any collection", async () => {
    const wrong: string[] = [];
    const served = cms.payload.config.collections.filter(({ endpoints }) => endpoints !== false);
    for (const { slug } of served) {
      for (const query of QUERIES)
        for (const path of [
          `${slug}?${query}`,
          `${slug}/versions?${query}`,
          `${slug}/count?${query}`,
          `${slug}/%00`,
        ]) {
          const answer = await asEditor("GET", path);
          if (answer.status >= 500) wrong.push(`GET ${path}: ${answer.status}`);
        }
      for (const body of ["{", "[]", "null", '"x"', { tenant: "x" }, { tenant: "\u0000", title: "\u0000" }]) {
        const made = await asEditor("POST", slug, body);
        if (made.status >= 500) wrong.push(`POST ${slug} ${JSON.stringify(body)}: ${made.status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  const form = { "content-type": "application/x-www-form-urlencoded", "x-http-method-override": "GET" };
  const jsonRead = { "content-type": "application/json", "x-payload-http-method-override": "GET" };
  const part = (payload: string) => {
    const body = new FormData();
    body.set("_payload", payload);
    return body;
  };

  test.each<[string, 400 | 404, string, "GET" | "POST" | "PATCH", string, RequestInit]>([
    [
      "a read in a form with a broken filter",
      400,
      "where",
      "POST",
      "posts",
      { headers: form, body: "where=x" },
    ],
    [
      "a read in a form with a filter that does not fit",
      400,
      "title",
      "POST",
      "posts",
      { headers: form, body: "where[title][near]=1" },
    ],
    ["a read in JSON", 400, "form", "POST", "posts", { headers: jsonRead, body: "{" }],
    ["a read without a body", 400, "form", "POST", "posts", { headers: jsonRead }],
    ["a change without a body", 400, "fields", "PATCH", "users/me", {}],
    ["a change with a body that is not JSON", 400, "fields", "PATCH", "users/me", { body: "x" }],
    ["a new document without a body", 400, "fields", "POST", "posts", {}],
    ["a bulk change without a body", 400, "fields", "PATCH", "posts?where[title][equals]=nothing", {}],
    ["JSON nested 3,000 levels deep", 400, "200 levels", "POST", "posts", { body: deep(3_000) }],
    ["JSON nested 201 levels deep", 400, "200 levels", "POST", "posts", { body: deep(201) }],
    ["a form nested too deeply", 400, "200 levels", "POST", "media", { body: part(deep(3_000)) }],
    ["a form without JSON", 400, "_payload", "POST", "media", { body: part("{") }],
    ["a filter nested too deeply", 400, "200 levels", "GET", `posts?where=${deep(3_000)}`, {}],
    ["a path that cannot be decoded", 400, "%25", "GET", "posts/%zz", {}],
    ["an email address to verify", 404, "Keycloak", "POST", "users/verify/x", {}],
    ["a missing file", 404, "none.png", "GET", "media/file/none.png", {}],
    ["a file in a file", 404, "none.png", "GET", "media/file/none.png%2fx", {}],
    ["a file with a long name", 404, "no file", "GET", `media/file/${"x".repeat(300)}.png`, {}],
  ])("an error response names the fix: %s", async (_what, status, word, method, path, init) => {
    const isForm = init.body instanceof FormData;
    const type = init.body === "x" ? "text/plain" : "application/json";
    const answer = await call(method, path, {
      ...init,
      headers: {
        ...(isForm || init.body === undefined ? {} : { "content-type": type }),
        ...init.headers,
        ...(await editor.session()),
      },
    });
    const text = await answer.text();
    expect(answer.status, text).toBe(status);
    expect(text).toContain(word);
  });

  test("rich text is refused when it is nested too deeply, and stored when an editor could have created it", async () => {
    const content = (levels: number) => {
      const text = '{"type":"text","version":1,"text":"x"}';
      const nodes = `${'{"type":"quote","version":1,"children":['.repeat(levels)}${text}${"]}".repeat(levels)}`;
      return `{"root":{"type":"root","version":1,"children":[${nodes}]}}`;
    };
    const body = (levels: number) => `{"title":"Deep","slug":"deep-${levels}","content":${content(levels)}}`;
    const refused = await asEditor("POST", "posts?draft=true", body(3_000));
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("200 levels");
    const kept = await asEditor("POST", "posts?draft=true", body(30));
    expect(kept.status, await kept.text()).toBe(201);
    const query = "mutation($data: mutationPostInput!) { createPost(data: $data, draft: true) { id } }";
    const request = new Request(`${ORIGIN}/api/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(await editor.session()) },
      body: `{"query":${JSON.stringify(query)},"variables":{"data":${body(3_000)}}}`,
    });
    const answer = await graphql.POST(request, undefined);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("200 levels");
  });

  const INHERITED = ["constructor", "__proto__", "toString", "hasOwnProperty"];
  test.each([
    ...INHERITED.flatMap((name) => [
      `where[${name}][equals]=x`,
      `where[title][${name}]=x`,
      `where[and][0][${name}][equals]=x`,
      `where=${JSON.stringify({ [name]: { equals: "x" } })}`,
      `where=${JSON.stringify({ title: { [name]: "x" } })}`,
      `where=${JSON.stringify({ and: [{ [name]: { equals: "x" } }] })}`,
      `select[${name}]=true`,
      `populate[${name}][title]=true`,
      `joins[${name}][limit]=1`,
      ...["select", "populate", "joins", "depth", "sort", "locale", "fallback-locale", "limit", "page"].map(
        (parameter) => `${parameter}=${name}`,
      ),
    ]),
    ...[
      "depth[x]=1",
      "depth=-1",
      "limit[x]=1",
      "page=1.5",
      "sort[x]=title",
      "select[title]=x",
      "fallbackLocale=xx",
    ],
    `${"x[]=1&".repeat(1_000)}where[title][equals]=x`,
  ])("a query with a part that Payload would ignore is refused with its name: %s", async (query) => {
    const name = query.startsWith("x[]") ? "1000" : (/^[\w-]+/.exec(query)?.[0] ?? "");
    const counted = query.startsWith("sort") ? [] : [`posts/count?${query}`];
    for (const path of [`posts?${query}`, ...counted]) {
      const answer = await asEditor("GET", path);
      const text = await answer.text();
      expect(answer.status, `${path} ${text}`).toBe(400);
      if (!/^(where|select|populate|joins)/.test(query)) expect(text).toContain(name);
      else expect(text).toMatch(new RegExp(`${name}|${INHERITED.join("|")}|path`));
    }
    const change = await asEditor("PATCH", `posts?where[title][equals]=nothing&${query}`, {});
    expect(change.status, query).toBe(400);
  });

  test("query parameters that the admin sends are accepted", async () => {
    for (const query of [
      "depth=0&fallback-locale=null&locale=ru&draft=true",
      "locale=all&limit=0&page=1&sort=-updatedAt,title",
      "select[title]=true&select[seo][title]=true&populate[media][alt]=true&sort[]=title",
      "where[and][0][title][like]=x&where[and][1][or][0][slug][in][]=x&pagination=false&fallbackLocale[]=ru",
    ]) {
      const answer = await asEditor("GET", `posts?${query}`);
      expect(answer.status, `${query} ${await answer.text()}`).toBe(200);
    }
  });

  test("no endpoint of an internal or unknown collection responds with a 5xx, to an editor or without credentials", async () => {
    const wrong: string[] = [];
    const internal = cms.payload.config.collections.filter(({ slug }) => slug.startsWith("payload-"));
    const slugs = [...internal.map(({ slug }) => slug), ...INHERITED, "nothing"];
    expect(internal.length).toBeGreaterThan(3);
    const who = [await editor.session(), {}];
    for (const slug of slugs)
      for (const path of [
        "",
        "/x",
        "/constructor",
        "/count",
        "/versions",
        "/versions/x",
        "/access/x",
        "/x/duplicate",
      ])
        for (const method of ["GET", "POST", "PATCH", "DELETE"] as const)
          for (const credentials of who)
            for (const body of method === "POST" || method === "PATCH"
              ? ["{}", "[]", "null", '"x"', '{"value":"a\\u0000"}']
              : [null]) {
              const headers = { "content-type": "application/json", ...credentials };
              const { status } = await call(method, `${slug}${path}`, { headers, body });
              if (status >= 500) wrong.push(`${method} ${slug}${path} ${body}: ${status}`);
            }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("a read in a form, as the admin sends it, is filtered by its query", async () => {
    const headers = { ...form, ...(await editor.session()) };
    const of = (where: string) => call("POST", "posts?depth=0", { headers, body: `${where}&limit=1` });
    const made = await asEditor("POST", "posts", { title: "In a form", slug: "in-a-form" });
    expect(made.status, await made.text()).toBe(201);
    for (const [title, found] of [
      ["In a form", 1],
      ["Nothing", 0],
    ] as const)
      expect(await (await of(`where[title][equals]=${title}`)).json()).toMatchObject({ totalDocs: found });
  });

  test("no query causes a 500 in public reads", async () => {
    const wrong: string[] = [];
    for (const { path } of (await import("../src/content-api/endpoints")).publicContent)
      for (const query of [
        "ids=%00",
        "locale=%00",
        "host=%00",
        "slug=%00",
        "domain=%00",
        "limit=-1",
        "ids=x,%00",
      ])
        for (const headers of [{ "x-tenant-id": "ours" }, { "x-store-slug": "\u00ff" }, {}] as Record<
          string,
          string
        >[]) {
          const at = `${path.replace(/^\//, "").replace(":slug", "%00")}?${query}`;
          const answer = await call("GET", at, { headers });
          if (answer.status >= 500) wrong.push(`${at} ${JSON.stringify(headers)}: ${answer.status}`);
        }
    expect(wrong).toEqual([]);
  });

  test("a read returns at most 500 documents, and a higher limit is refused", async () => {
    const many = await asEditor("GET", "posts?limit=501");
    expect(many.status).toBe(400);
    expect(await many.text()).toContain("`limit`");
    for (const query of ["limit=0", "pagination=false"]) {
      const { limit } = (await (await asEditor("GET", `posts?${query}`)).json()) as { limit?: number };
      expect([undefined, 0, 500]).toContain(limit);
    }
  });

  test("a sort key that is not a field is refused by REST and GraphQL, and a field is accepted", async () => {
    const wrong = [
      "nothing",
      "-nothing",
      "id;select",
      "title,,",
      "title,nothing",
      "seo.nothing",
      "id.x",
      "version",
    ];
    for (const key of wrong) {
      const answer = await asEditor("GET", `posts?sort=${key}`);
      expect(answer.status, key).toBe(400);
      expect(await answer.text(), key).toContain("`sort` must name a field");
    }
    for (const key of ["nothing", "version.nothing", "version"]) {
      const answer = await asEditor("GET", `posts/versions?sort=${key}`);
      expect(await answer.text(), key).toContain("`sort` must name a field");
    }
    const asked = await ask('{ Posts(sort: "nothing") { totalDocs } }', await editor.session());
    expect(await asked.text()).toContain("`sort` must name a field");
    for (const path of [
      "posts?sort=-title,updatedAt",
      "posts?sort=seo.title",
      "posts/versions?sort=-version.title",
    ])
      expect((await asEditor("GET", path)).status, path).toBe(200);
  });

  test("a change is announced whatever fields the caller selects", async () => {
    const { poolOf } = await import("../src/connections/pool");
    const told = async () =>
      (await poolOf(cms.payload).query("select count(*)::int as n from integration.outbox")).rows[0].n;
    const made = await asEditor("POST", "posts?select[slug]=true", {
      title: "Told",
      slug: "told",
      _status: "published",
    });
    expect(made.status, await made.clone().text()).toBe(201);
    const { doc } = (await made.json()) as { doc: { id: string } };
    const before = await told();
    expect((await asEditor("PATCH", `posts/${doc.id}?select[title]=true`, { _status: "draft" })).status).toBe(
      200,
    );
    expect(await told()).toBe(before + 1);
    const contact = await asEditor("PATCH", `tenants/${tenant}?select[slug]=true`, {
      contact: { phone: "1" },
    });
    expect(contact.status, await contact.text()).toBe(200);
    expect(await told()).toBe(before + 2);
  });

  test("a forged tenant cookie does not cause a 500", async () => {
    const headers = await editor.session();
    const answer = await call("POST", "posts", {
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ title: "x", slug: "forged" }),
    });
    expect(answer.status).toBeLessThan(500);
  });
});

describe("GraphQL", () => {
  const nested = (levels: number) =>
    `{ Posts { docs ${"{ tenant ".repeat(levels)}{ id }${" }".repeat(levels)} } }`;
  const aliased = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: Posts { totalDocs }`).join(" ")} }`;

  test.each([
    ["20 levels", nested(20)],
    ["10,000 levels", nested(10_000)],
    ["10,000 open braces", "{".repeat(10_000)],
    ["10,000 open lists", `{ Posts(where: ${"[".repeat(10_000)}`],
    ["1,000 aliases", aliased(1_000)],
    ["40 aliases", aliased(40)],
    ["a fragment that contains itself", "{ Posts { ...a } } fragment a on Posts { docs { id } ...a }"],
    ["an empty text", ""],
    ["a subscription", "subscription { x }"],
  ])("a query with %s is refused with 400 and a reason", async (_name, query) => {
    const answer = await ask(query, await editor.session());
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("query");
  });

  test("invalid JSON is refused with 400", async () => {
    const headers = { "content-type": "application/json" };
    for (const body of ["{", "[]", "null", "[[[[", '{"query":1}']) {
      const request = new Request(`${ORIGIN}/api/graphql`, { method: "POST", headers, body });
      expect((await graphql.POST(request, undefined)).status, body).toBe(400);
    }
  });

  test("no mutation of an account fails, and verifying an address is refused with the reason", async () => {
    const mutations = [
      'verifyEmailUser(token: "x")',
      'unlockUser(email: "x")',
      'forgotPasswordUser(email: "x")',
      'resetPasswordUser(token: "x", password: "x") { token }',
      'loginUser(email: "x", password: "x") { token }',
      "logoutUser",
      "refreshTokenUser { refreshedToken }",
    ];
    for (const mutation of mutations)
      for (const headers of [await (await enrol(cms, "editor", "ours")).session(), {}]) {
        const text = await (await ask(`mutation { ${mutation} }`, headers)).text();
        expect(text, mutation).not.toMatch(/Something went wrong|"statusCode":5/);
        if (mutation.startsWith("verify")) expect(text).toContain("Keycloak");
      }
  });

  test("only signed-in users can read the schema", async () => {
    const query = "{ __schema { types { name } } }";
    expect(await (await ask(query)).text()).not.toContain('"types"');
    expect(await (await ask(query, await editor.session())).text()).toContain('"types"');
  });

  test("a read by GraphQL above the limit is refused", async () => {
    const text = await (await ask("{ Posts(limit: 100000) { totalDocs } }", await editor.session())).text();
    expect(text).toContain("`limit`");
  });
});

describe("rate limits per IP address", () => {
  const statuses = async (times: number, once: () => Promise<Response>) => {
    const seen = new Set<number>();
    for (let done = 0; done < times; done += 20)
      for (const { status } of await Promise.all(Array.from({ length: 20 }, once))) seen.add(status);
    return seen;
  };

  test("an IP address can try 20 wrong API keys and is then refused", async () => {
    const guess = (from: string) =>
      call("GET", "posts", {
        headers: {
          authorization: "users API-Key 00000000-0000-4000-8000-000000000000",
          "x-forwarded-for": from,
        },
      });
    for (let tried = 0; tried < 20; tried += 1) expect((await guess("203.0.113.1")).status).toBe(403);
    const refused = await guess("203.0.113.1");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await guess("203.0.113.2")).status).toBe(403);
    const own = await call("GET", "posts", { headers: await editor.apiKey() });
    expect(own.status).toBe(200);
  });

  test("an IP address whose tokens are refused repeatedly is refused before they are verified", async () => {
    const unsigned = (from: string) =>
      call("POST", "internal/sync/ids", {
        headers: { authorization: "Bearer x", "x-forwarded-for": from },
        body: "{}",
      });
    expect((await unsigned("203.0.113.5")).status).toBe(401);
    expect(await statuses(320, () => unsigned("203.0.113.5"))).toEqual(new Set([401, 429]));
    expect((await unsigned("203.0.113.6")).status).toBe(401);
  });

  test.each([
    ["files", 12_000, "media/file/none.png", "posts", "203.0.113.7"],
    ["public", 6_000, "public/posts", "media/file/none.png", "203.0.113.8"],
  ] as const)(
    "an IP address can call %s %i times a minute, and is then refused there and nowhere else",
    async (name, most, path, other, from) => {
      const { cacheRedis } = await import("../src/connections/cache-redis");
      const counters = () => cacheRedis().keys(`tandem:limit:cms:${name}:*`);
      const once = async (at: string) =>
        (await call("GET", at, { headers: { "x-forwarded-for": from } })).status;
      const earlier = new Set(await counters());
      expect(await once(path)).not.toBe(429);
      const own = (await counters()).filter((key) => !earlier.has(key));
      expect(own).toHaveLength(1);
      await cacheRedis().incrby(own[0] ?? "", most - 2);
      expect(await once(path)).not.toBe(429);
      expect(await once(path)).toBe(429);
      expect(await once(other)).not.toBe(429);
    },
  );

  test("an IP address that starts sign-ins with forged credentials is limited", async () => {
    const headers = { "x-forwarded-for": "203.0.113.4", cookie: "payload-token=x", authorization: "JWT x" };
    expect(await statuses(640, () => call("GET", "oidc/login", { headers }))).toContain(429);
  });

  test("an IP address that sends no credentials, or calls GraphQL, is limited", async () => {
    const headers = { "x-forwarded-for": "203.0.113.3" };
    expect(await statuses(640, () => call("GET", "posts", { headers }))).toContain(429);
    expect(await statuses(320, () => ask("{ __typename }", headers))).toContain(429);
  });
});

describe("accounts", () => {
  test("a user cannot change their email or password, which Keycloak manages", async () => {
    for (const [field, value] of [
      ["email", "other@people.test"],
      ["password", "correct horse battery"],
    ] as const) {
      const answer = await asEditor("PATCH", `users/${editor.userId}`, { [field]: value, name: "Other" });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain(`\`${field}\``);
    }
    const data = {
      email: `${editor.subject}@people.test`,
      name: "Ann",
      hash: "x",
      salt: "x",
      lockUntil: "2099-01-01",
    };
    expect((await asEditor("PATCH", `users/${editor.userId}`, data)).status).toBe(200);
    const { poolOf } = await import("../src/connections/pool");
    const { rows } = await poolOf(cms.payload).query(
      "select name, hash, lock_until from users where id = $1",
      [editor.userId],
    );
    expect(rows[0]).toMatchObject({ name: "Ann", lock_until: null });
    expect(rows[0].hash).not.toBe("x");
  });

  test("an account cannot use an API key that its owner invented", async () => {
    for (const apiKey of [
      "secret",
      "1".repeat(40),
      "11111111-1111-4111-8111-111111111111",
      "a b".repeat(20),
    ]) {
      const answer = await asEditor("PATCH", `users/${editor.userId}`, { enableAPIKey: true, apiKey });
      expect(answer.status, apiKey).toBe(400);
      expect(await answer.text()).toContain('"path":"apiKey"');
    }
    const strong = await asEditor("PATCH", `users/${editor.userId}`, {
      enableAPIKey: true,
      apiKey: crypto.randomUUID(),
    });
    expect(strong.status).toBe(200);
  });

  test("responses about passwords and locks do not reveal whether an account exists", async () => {
    for (const path of ["users/forgot-password", "users/unlock", "users/reset-password"]) {
      const answers = new Set<string>();
      for (const email of [`${editor.subject}@people.test`, "no@people.test"]) {
        const answer = await call("POST", path, {
          // An address of its own: earlier tests may have used up the limits of the default one.
          headers: { "content-type": "application/json", "x-forwarded-for": "203.0.113.9" },
          body: JSON.stringify({ email, password: "wrong", token: "x" }),
        });
        answers.add(`${answer.status} ${await answer.text()}`);
      }
      expect([...answers], path).toHaveLength(1);
    }
  });
});
