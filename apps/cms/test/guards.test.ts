import { CLIENTS, ONBOARDING_PATHS, PUBLIC_PATHS } from "@tandem/contracts";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graphql, rest } from "./world/callers";
import { make, type Shelf } from "./world/documents";
import { type Caller, enrol, serviceToken } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
let pool: Pool;
let own: Shelf;
let other: Shelf;
let editor: Caller;
let owner: Caller;
let headers: Record<string, string>;

const setStatus = (slug: string, status: string) =>
  pool.query("update tenants set status = $2::enum_tenants_status where slug = $1", [slug, status]);

beforeAll(async () => {
  cms = await startCms();
  pool = (await import("../src/connections/pool")).poolOf(cms.payload);
  const ours = await seedTenant(cms, { roles: ["editor", "owner"] });
  ({ editor, owner } = ours.people);
  own = await ours.fill();
  other = await (await seedTenant(cms, { slug: "theirs" })).fill();
  headers = await editor.session();
}, 180_000);
afterAll(() => cms?.stop());

describe("references", () => {
  const rich = (relationTo: string, value: string, type: "link" | "upload") => ({
    root: {
      type: "root",
      version: 1,
      direction: null,
      format: "",
      indent: 0,
      children: [
        type === "upload"
          ? { type, version: 3, format: "", relationTo, value, fields: {}, id: "1" }
          : {
              type: "paragraph",
              version: 1,
              children: [
                {
                  type,
                  version: 3,
                  id: "1",
                  fields: { linkType: "internal", doc: { relationTo, value } },
                  children: [],
                },
              ],
            },
      ],
    },
  });
  const bodies = (ids: Shelf["ids"]): [string, string, object][] => [
    ["an upload field", "posts", { cover: ids.media }],
    ["a field in a group", "posts", { seo: { image: ids.media } }],
    ["an image in rich text", "posts", { content: rich("media", ids.media, "upload") }],
    ["a link in rich text", "posts", { content: rich("pages", ids.pages, "link") }],
    ["a block", "pages", { blocks: [{ blockType: "image", image: ids.media }] }],
    ["a list in a block", "pages", { blocks: [{ blockType: "faq", items: [ids.faqs] }] }],
    ["a list", "hero-sections", { featured: [ids.products] }],
  ];
  const nowhere = () =>
    Object.fromEntries(
      Object.keys(other.ids).map((slug) => [slug, "00000000-0000-4000-8000-000000000000"]),
    ) as Shelf["ids"];

  test.each([0, 1, 2, 3, 4, 5, 6])(
    "reference %i is stored for an own document, and refused alike for another tenant's and a missing one",
    async (index) => {
      const attempt = (ids: Shelf["ids"], query = "") => {
        const [, slug, body] = bodies(ids)[index] ?? ["", "", {}];
        return rest("PATCH", `/${slug}/${own.ids[slug as "posts"]}?depth=0${query}`, { headers, body });
      };
      expect((await attempt(own.ids)).status).toBe(200);
      const [foreign, draft, unknown] = [
        await attempt(other.ids),
        await attempt(other.ids, "&draft=true"),
        await attempt(nowhere()),
      ];
      expect(foreign.status).toBe(403);
      expect(draft.status).toBe(403);
      expect([unknown.status, unknown.text]).toEqual([foreign.status, foreign.text]);
    },
  );

  test("rich text refers only to collections that its editor offers, and the error names the field", async () => {
    const targets = [
      "users",
      "tenants",
      "payload-jobs",
      "payload-migrations",
      "faqs",
      "constructor",
      "__proto__",
      "toString",
    ];
    const refused = [
      ...targets.flatMap((slug) => [rich(slug, own.ids.pages, "link"), rich(slug, own.ids.media, "upload")]),
      rich("media", own.ids.media, "link"),
      rich("pages", own.ids.pages, "upload"),
      rich("pages", "x", "link"),
      rich("pages", { toString: 1 } as never, "link"),
    ];
    for (const content of refused)
      for (const query of ["", "?draft=true"])
        for (const [path, slug, body] of [
          ["content", "posts", { content }],
          ["blocks.0.content", "pages", { blocks: [{ blockType: "rich-text", content }] }],
        ] as const) {
          const answer = await rest("PATCH", `/${slug}/${own.ids[slug]}${query}`, { headers, body });
          expect(answer.status, JSON.stringify(content)).toBe(400);
          expect(answer.text).toContain(`"path":"${path}"`);
        }
  });

  test("the refusal of a foreign reference names the field at any depth", async () => {
    for (const [path, slug, body] of [
      ["seo.image", "posts", { seo: { image: other.ids.media } }],
      ["content", "posts", { content: rich("pages", other.ids.pages, "link") }],
      ["blocks.0.items", "pages", { blocks: [{ blockType: "faq", items: [other.ids.faqs] }] }],
    ] as const) {
      const answer = await rest("PATCH", `/${slug}/${own.ids[slug]}`, { headers, body });
      expect(answer.text).toContain(`\`${path}\``);
    }
  });

  test("a platform admin cannot refer to another tenant's document either", async () => {
    const boss = await enrol(cms, "platform-admin", "ours");
    const answer = await rest("PATCH", `/posts/${own.ids.posts}`, {
      headers: await boss.session(),
      body: { cover: other.ids.media },
    });
    expect(answer.status).toBe(403);
  });

  test("a stored reference to another tenant's document is not populated, and filters through it are refused", async () => {
    await pool.query("update media_locales set alt = 'hidden-words' where _parent_id = $1::uuid", [
      other.ids.media,
    ]);
    await pool.query("update posts set cover_id = $2::uuid where id = $1::uuid", [
      own.ids.posts,
      other.ids.media,
    ]);
    const read = await rest("GET", `/posts/${own.ids.posts}?depth=5&populate[media][alt]=true`, { headers });
    expect(read.text).not.toContain("hidden-words");
    for (const query of [
      "where[cover.alt][equals]=hidden-words",
      "where[cover.alt][not_equals]=x&draft=true",
      "where[or][0][cover.tenant][equals]=x",
      "where[cover__alt][exists]=true",
      "sort=cover.alt",
      "sort=-title,cover.alt",
    ]) {
      const answer = await rest("GET", `/posts?${query}`, { headers });
      expect(answer.status, query).toBe(400);
    }
    expect((await rest("GET", "/posts/count?where[cover.alt][exists]=true", { headers })).status).toBe(400);
    expect(
      (await rest("GET", "/posts/versions?where[version.cover.alt][exists]=true", { headers })).status,
    ).toBe(400);
    expect((await rest("PATCH", "/posts?where[cover.alt][exists]=true", { headers, body: {} })).status).toBe(
      400,
    );
    expect((await rest("DELETE", "/posts?where[cover.alt][exists]=true", { headers })).status).toBe(400);
    await pool.query("update posts set cover_id = null where id = $1::uuid", [own.ids.posts]);
  });
});

describe("the tenant of a document", () => {
  test("a request body can neither move a document to another tenant nor create one there", async () => {
    await rest("PATCH", `/posts/${own.ids.posts}`, { headers, body: { tenant: other.tenant } });
    const { tenant } = await cms.payload.findByID({ collection: "posts", id: own.ids.posts, depth: 0 });
    expect(tenant).toBe(own.tenant);
    const created = await rest("POST", "/posts", {
      headers: { ...headers, cookie: `${headers.cookie}; payload-tenant=${other.tenant}` },
      body: { title: "x", slug: "x", tenant: other.tenant },
    });
    expect(created.status).toBe(403);
    const mutation =
      'mutation($t: String!) { createPost(data: { title: "x", slug: "y", tenant: $t }) { id } }';
    expect((await graphql(mutation, { t: other.tenant }, headers)).text).toContain("own tenant");
  });
});

describe("locks", () => {
  const lock = (id: string, user: string) =>
    cms.payload.create({
      collection: "payload-locked-documents",
      data: { document: { relationTo: "posts", value: id }, user: { relationTo: "users", value: user } },
      overrideAccess: true,
    });

  test("locks on another tenant's documents are not found, even a colleague's; own ones can only be taken over", async () => {
    const theirs = await lock(other.ids.posts, owner.userId);
    const ours = await lock(own.ids.posts, owner.userId);
    const listed = await rest("GET", "/payload-locked-documents", { headers });
    expect(listed.text).toContain(ours.id);
    expect(listed.text).not.toContain(theirs.id);
    expect((await rest("DELETE", `/payload-locked-documents/${theirs.id}`, { headers })).status).toBe(403);
    const body = {
      document: { relationTo: "posts", value: other.ids.posts },
      user: { relationTo: "users", value: owner.userId },
    };
    expect((await rest("POST", "/payload-locked-documents", { headers, body })).status).toBe(403);
    expect((await rest("PATCH", `/payload-locked-documents/${ours.id}`, { headers, body })).status).toBe(200);
    const after = await cms.payload.findByID({
      collection: "payload-locked-documents",
      id: ours.id,
      depth: 0,
    });
    expect(after.user?.value).toBe(editor.userId);
    expect(after.document?.value).toBe(own.ids.posts);
  });
});

describe("accounts", () => {
  test("an owner sees colleagues without their other tenants, an editor only themselves", async () => {
    const both = await enrol(cms, "editor", "ours");
    cms.realm.people.get(both.subject)?.groups.push("/tenants/theirs/editor");
    expect((await rest("GET", "/users/me", { headers: await both.session() })).text).toContain(other.tenant);
    const seen = await rest("GET", `/users/${both.userId}?depth=0`, { headers: await owner.session() });
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain(other.tenant);
    const told = await rest("GET", `/users?where[tenants.tenant][equals]=${other.tenant}`, {
      headers: await owner.session(),
    });
    expect(told.status).toBe(400);
    expect((await rest("GET", `/users/${both.userId}`, { headers })).status).toBe(404);
  });

  test("a user cannot give themselves a role, a tenant or another subject", async () => {
    await rest("PATCH", `/users/${editor.userId}`, {
      headers,
      body: {
        platformRole: "platform-admin",
        subject: "x",
        tenants: [{ tenant: other.tenant, roles: ["owner"] }],
      },
    });
    const { rows } = await pool.query(
      `select u.subject, u.platform_role::text as role,
         (select count(*)::int from users_tenants t where t._parent_id = u.id and t.tenant_id = $2::uuid) as there
       from users u where u.id = $1::uuid`,
      [editor.userId, other.tenant],
    );
    expect(rows).toEqual([{ subject: editor.subject, role: null, there: 0 }]);
    const me = await rest("GET", "/users/me", { headers });
    expect(me.text).not.toContain(other.tenant);
    expect(me.body.user).toMatchObject({ platformRole: null, subject: editor.subject });
  });

  test("secrets of an account are never returned and cannot be filtered by", async () => {
    const answer = await rest("GET", `/users/${editor.userId}?depth=0&showHiddenFields=true`, { headers });
    expect(answer.text).not.toMatch(/"(hash|salt|apiKeyIndex|apiKey|resetPasswordToken)":"/);
    for (const field of ["hash", "salt", "apiKeyIndex", "apiKey"]) {
      expect((await rest("GET", `/users?where[${field}][exists]=true`, { headers })).status, field).toBe(400);
    }
  });
});

describe("changes in the directory", () => {
  test.each(["session", "apiKey", "accessToken"] as const)("role changes apply at once (%s)", async (way) => {
    const { directory } = await import("../src/auth/keycloak");
    const person = await enrol(cms, "editor", "ours");
    const someone = cms.realm.people.get(person.subject);
    if (someone === undefined) throw new Error("not enrolled");
    const ask = async (method = "GET", body?: object) => {
      directory.forget(person.subject);
      const answer = await rest(method, `/posts/${own.ids.posts}?depth=0`, {
        headers: await person[way](),
        body,
      });
      return answer.status;
    };
    expect(await ask()).toBe(200);
    someone.groups = ["/tenants/ours/viewer"];
    expect([await ask(), await ask("PATCH", { title: "x" })]).toEqual([200, 403]);
    someone.groups = ["/tenants/ours/vendor"];
    expect(await ask()).toBe(403);
    someone.groups = ["/tenants/ours/editor"];
    someone.enabled = false;
    expect(await ask()).toBe(403);
    cms.realm.people.delete(person.subject);
    expect(await ask()).toBe(403);
  });

  test("a session that ended cannot be used again", async () => {
    const { closeSession } = await import("../src/auth/sessions");
    const person = await enrol(cms, "editor", "ours");
    await closeSession(cms.payload, { subject: person.subject, sessionId: null });
    expect((await rest("GET", "/posts", { headers: await person.session() })).status).toBe(403);
  });
});

describe("refused credentials", () => {
  const status = async (headers: Record<string, string>) => (await rest("GET", "/posts", { headers })).status;

  test("a session older than 12 hours is refused, however active it was", async () => {
    const person = await enrol(cms, "editor", "ours");
    expect(await status(await person.session())).toBe(200);
    await pool.query(
      "update users_sessions set created_at = now() - interval '13 hours' where _parent_id = $1::uuid",
      [person.userId],
    );
    expect(await status(await person.session())).toBe(403);
  });

  test("an access token of a session that ended is refused", async () => {
    const { revocations } = await import("../src/auth/keycloak");
    const person = await enrol(cms, "editor", "ours");
    expect(await status(await person.accessToken())).toBe(200);
    await revocations().revoke({ subject: person.subject, sessionId: person.subject });
    // The cache Redis may evict any key.
    const { cacheRedis } = await import("../src/connections/cache-redis");
    await cacheRedis().flushdb();
    expect(await status(await person.accessToken())).toBe(403);
  });

  test("a service token that names a user is refused", async () => {
    const person = await enrol(cms, "editor", "ours");
    const claims = { preferred_username: "service-account-sync-worker", sid: undefined };
    const token = await cms.realm.accessToken({ client: CLIENTS.cms, subject: person.subject, claims });
    expect(await status({ authorization: `Bearer ${token}` })).toBe(403);
  });

  test("an API key of an account without Keycloak is refused unless the account is for emergencies", async () => {
    const keyOf = async (data: object) => {
      const apiKey = crypto.randomUUID();
      const email = `${apiKey}@x.test`;
      const account = { email, password: "correct horse battery", enableAPIKey: true, apiKey, ...data };
      await cms.payload.create({ collection: "users", data: account as never, overrideAccess: true });
      return { authorization: `users API-Key ${apiKey}` };
    };
    const tenants = [{ tenant: own.tenant, roles: ["editor"] }];
    expect(await status(await keyOf({ tenants }))).toBe(403);
    expect(await status(await keyOf({ platformRole: "operator" }))).toBe(403);
    expect(await status(await keyOf({ platformRole: "platform-admin" }))).toBe(200);
  });
});

describe("passwords", () => {
  const login = (email: string, password: string) =>
    rest("POST", "/users/login", { body: { email, password } });
  const add = (email: string, data: object) =>
    cms.payload.create({
      collection: "users",
      overrideAccess: true,
      data: { email, password: "correct horse battery", ...data } as never,
    });

  test("passwords sign in to emergency accounts of platform admins and to no others", async () => {
    await add("emergency@x.test", { platformRole: "platform-admin" });
    await add("local-editor@x.test", { tenants: [{ tenant: own.tenant, roles: ["editor"] }] });
    await add("keycloak-admin@x.test", { platformRole: "platform-admin", subject: "some-subject" });
    expect((await login("emergency@x.test", "correct horse battery")).status).toBe(200);
    expect((await login("local-editor@x.test", "correct horse battery")).status).toBe(401);
    expect((await login("keycloak-admin@x.test", "correct horse battery")).status).toBe(401);
  });

  test("password attempts are limited per IP address", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 31; attempt += 1)
      statuses.push((await login(`unknown-${attempt}@x.test`, "x")).status);
    expect(statuses.at(-1)).toBe(429);
    expect(statuses[0]).toBe(401);
  });

  test("a password cannot be reset by mail", async () => {
    expect(
      (await rest("POST", "/users/forgot-password", { body: { email: "emergency@x.test" } })).status,
    ).toBe(403);
  });
});

describe("inactive tenants", () => {
  afterAll(() => setStatus("ours", "active"));
  const host = { "x-tenant-id": "ours" };
  const path = PUBLIC_PATHS.navigation.replace(/^\/api/, "");

  test("a request whose headers lead to different tenants is refused", async () => {
    const told = { "x-tenant-id": "ours", "x-store-slug": "theirs" };
    expect((await rest("GET", path, { headers: told })).status).toBe(400);
  });

  test("a suspended tenant is read-only for its editors and hides its content, an archived one is not found", async () => {
    expect((await rest("GET", path, { headers: host })).status).toBe(200);
    await setStatus("ours", "suspended");
    expect((await rest("GET", `/posts/${own.ids.posts}`, { headers })).status).toBe(200);
    expect((await rest("PATCH", `/posts/${own.ids.posts}`, { headers, body: { title: "x" } })).status).toBe(
      403,
    );
    expect((await rest("POST", "/posts", { headers, body: { title: "x", slug: "z" } })).status).toBe(403);
    expect((await rest("GET", path, { headers: host })).status).toBe(403);
    await setStatus("ours", "archived");
    expect((await rest("GET", path, { headers: host })).status).toBe(404);
  });
});

describe("onboarding", () => {
  const path = ONBOARDING_PATHS.starter.replace(/^\/api/, "");
  const tenant = { id: "ten_new", slug: "new-shop", name: "New & <Shop>", domain: "new-shop.uz" };
  const send = async (method: string, body: object, permissions = ["sync:write"]) =>
    rest(method, path, {
      body,
      headers: { authorization: `Bearer ${await serviceToken(cms, permissions)}` },
    });

  test("only services with write permission can create starter content", async () => {
    expect((await send("POST", { tenant }, ["sync:read"])).status).toBe(403);
    expect((await rest("POST", path, { headers, body: { tenant } })).status).toBe(401);
  });

  test("a tenant is created with its first pages once, in every language, and exactly those are deleted again", async () => {
    expect((await send("POST", { tenant })).body).toEqual({
      tenant: { id: "ten_new", created: true },
      created: 6,
    });
    expect((await send("POST", { tenant })).body).toEqual({
      tenant: { id: "ten_new", created: false },
      created: 0,
    });
    const page = await rest(
      "GET",
      `${PUBLIC_PATHS.page.replace(/^\/api/, "").replace(":slug", "delivery")}?locale=uz`,
      {
        headers: { "x-tenant-id": "ten_new" },
      },
    );
    expect(page.body).toMatchObject({ title: "Yetkazib berish va qaytarish" });
    expect((await send("DELETE", { tenant: { id: "ten_new" } })).body).toEqual({ removed: 6 });
    expect((await send("DELETE", { tenant: { id: "ten_new" } })).body).toEqual({ removed: 0 });
    const { totalDocs } = await cms.payload.count({
      collection: "tenants",
      where: { slug: { equals: "new-shop" } },
    });
    expect(totalDocs).toBe(0);
  });

  test("a failed onboarding leaves nothing behind, and undoing one keeps documents of others", async () => {
    await send("POST", { tenant });
    const taken = await send("POST", {
      tenant: { ...tenant, id: "ten_two", slug: "two", domain: "theirs.shop.test" },
    });
    expect([taken.status, taken.text]).toEqual([409, expect.stringContaining("domains")]);
    expect((await pool.query("select 1 from tenants where slug = 'two'")).rowCount).toBe(0);
    const { rows } = await pool.query<{ id: string }>(
      "select id::text from tenants where medusa_id = 'ten_new'",
    );
    const post = await make(cms.payload, "posts", rows[0]?.id ?? "", "kept");
    expect((await send("DELETE", { tenant: { id: "ten_new" } })).body).toEqual({ removed: 6 });
    expect((await cms.payload.findByID({ collection: "posts", id: post, depth: 1 })).tenant).toMatchObject({
      status: "archived",
    });
  });
});
