import { describe, expect, test } from "vitest";
import { asEditor, ask, call, cms, editor, graphql, ORIGIN, tenant } from "./edge";

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
    for (const { path } of (await import("../../src/content-api/endpoints")).publicContent)
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
    const { poolOf } = await import("../../src/connections/pool");
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
