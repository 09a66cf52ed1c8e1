import { may } from "@tandem/auth";
import { ROLES, type Role } from "@tandem/contracts";
import { formatNames } from "payload";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  isTenantOwned,
  ONE_PER_TENANT,
  POLICIES,
  type Policy,
  policyOf,
  TENANT_OWNED,
  type TenantOwnedSlug,
} from "../src/tenancy/policies";
import { type Answer, graphql, rest } from "./world/callers";
import { CHANGE, make, NEW, newestVersion, type Shelf } from "./world/documents";
import { type Caller, enrol } from "./world/people";
import { seedTenant } from "./world/seed-tenant";
import { type Cms, startCms } from "./world/start-cms";

/** Every role signs in by session; one writer and one outsider use every kind of credentials. */
const waysOf = (role: string) =>
  role === "anonymous"
    ? (["anonymous"] as const)
    : role === "editor" || role === "vendor"
      ? (["session", "apiKey", "accessToken"] as const)
      : (["session"] as const);
const SECRET = "secret-of-the-others";

let cms: Cms;
let own: Shelf;
let other: Shelf;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  cms = await startCms();
  own = await (await seedTenant(cms)).fill();
  other = await (await seedTenant(cms, { slug: "theirs", name: SECRET })).fill(SECRET);
  for (const role of [...ROLES, "nobody"] as const) callers.set(role, await enrol(cms, role, "ours"));
}, 180_000);
afterAll(() => cms.stop());

/** One operation on a document, as a request of each protocol. */
interface Probe {
  action: "read" | "create" | "update" | "delete";
  rest(
    slug: TenantOwnedSlug,
    shelf: Shelf,
    id: string,
    version: string,
  ): [method: string, path: string, body?: unknown];
  graphql?(
    slug: TenantOwnedSlug,
    shelf: Shelf,
    id: string,
    version: string,
  ): [query: string, variables: Record<string, unknown>];
  versions?: true;
}

const names = (slug: string) => {
  const { singular, plural } = formatNames(slug);
  return { one: singular, many: singular === plural ? `all${singular}` : plural };
};
const only = (id: string) => `where[id][equals]=${id}`;

const PROBES: Record<string, Probe> = {
  "find by id": {
    action: "read",
    rest: (slug, _shelf, id) => ["GET", `/${slug}/${id}?depth=2&draft=true`],
    graphql: (slug, _shelf, id) => [`query($id: String!) { it: ${names(slug).one}(id: $id) { id } }`, { id }],
  },
  find: {
    action: "read",
    rest: (slug, _shelf, id) => ["GET", `/${slug}?${only(id)}&depth=2`],
    graphql: (slug, _shelf, id) => [
      `query($id: String) { it: ${names(slug).many}(where: { id: { equals: $id } }) { docs { id } totalDocs } }`,
      { id },
    ],
  },
  "find drafts": { action: "read", rest: (slug, _shelf, id) => ["GET", `/${slug}?draft=true&${only(id)}`] },
  "find by tenant": {
    action: "read",
    rest: (slug, shelf) => ["GET", `/${slug}?where[tenant][equals]=${shelf.tenant}&limit=1`],
  },
  count: {
    action: "read",
    rest: (slug, _shelf, id) => ["GET", `/${slug}/count?${only(id)}`],
    graphql: (slug, _shelf, id) => [
      `query($id: String) { it: count${names(slug).many}(where: { id: { equals: $id } }) { totalDocs } }`,
      { id },
    ],
  },
  "find versions": {
    action: "read",
    versions: true,
    rest: (slug, _shelf, id) => ["GET", `/${slug}/versions?where[parent][equals]=${id}`],
    graphql: (slug, _shelf, id) => [
      `query($id: JSON) { it: versions${names(slug).many}(where: { parent: { equals: $id } }) { docs { id } totalDocs } }`,
      { id },
    ],
  },
  "find version": {
    action: "read",
    versions: true,
    rest: (slug, _shelf, _id, version) => ["GET", `/${slug}/versions/${version}`],
    graphql: (slug, _shelf, _id, id) => [
      `query($id: String) { it: version${names(slug).one}(id: $id) { id } }`,
      { id },
    ],
  },
  create: {
    action: "create",
    rest: (slug, shelf) => ["POST", `/${slug}?depth=0`, { ...NEW[slug]("made"), tenant: shelf.tenant }],
    graphql: (slug, shelf) => [
      `mutation($data: mutation${names(slug).one}Input!) { it: create${names(slug).one}(data: $data) { id } }`,
      { data: { ...NEW[slug]("made"), tenant: shelf.tenant } },
    ],
  },
  update: {
    action: "update",
    rest: (slug, _shelf, id) => ["PATCH", `/${slug}/${id}?depth=0`, CHANGE[slug]],
    graphql: (slug, _shelf, id) => [
      `mutation($id: String!, $data: mutation${names(slug).one}UpdateInput!) { it: update${names(slug).one}(id: $id, data: $data) { id } }`,
      { id, data: CHANGE[slug] },
    ],
  },
  autosave: {
    action: "update",
    versions: true,
    rest: (slug, _shelf, id) => ["PATCH", `/${slug}/${id}?depth=0&draft=true&autosave=true`, CHANGE[slug]],
  },
  "update where": {
    action: "update",
    rest: (slug, _shelf, id) => ["PATCH", `/${slug}?depth=0&${only(id)}`, CHANGE[slug]],
  },
  "restore version": {
    action: "update",
    versions: true,
    rest: (slug, _shelf, _id, version) => ["POST", `/${slug}/versions/${version}?depth=0`],
    graphql: (slug, _shelf, _id, id) => [
      `mutation($id: String) { it: restoreVersion${names(slug).one}(id: $id) { id } }`,
      { id },
    ],
  },
  duplicate: {
    action: "create",
    rest: (slug, shelf, id) => [
      "POST",
      `/${slug}/${id}/duplicate`,
      { ...NEW[slug]("copied"), tenant: shelf.tenant },
    ],
  },
  delete: {
    action: "delete",
    rest: (slug, _shelf, id) => ["DELETE", `/${slug}/${id}?depth=0`],
    graphql: (slug, _shelf, id) => [
      `mutation($id: String!) { it: delete${names(slug).one}(id: $id) { id } }`,
      { id },
    ],
  },
  "delete where": {
    action: "delete",
    rest: (slug, _shelf, id) => ["DELETE", `/${slug}?depth=0&${only(id)}`],
  },
};

/** Returns whether the role matrix and the policy of the collection allow the action. */
function isAllowed(role: Caller["role"], slug: TenantOwnedSlug, action: Probe["action"]): boolean {
  const policy: Policy = policyOf(slug);
  if (policy.kind !== "tenant" || role === "nobody") return false;
  const hasPlace = may([role], "content", "read");
  if (action === "read") return hasPlace && may([role], policy.area, "read");
  return hasPlace && policy.people.includes(action) && may([role], policy.area, "write");
}

/** Returns whether the call changed or returned anything. */
function succeeded({ status, body, text }: Answer): boolean {
  if (status >= 400 || "errors" in body) {
    return "errors" in body && Array.isArray(body.docs) && body.docs.length > 0;
  }
  if (text.includes('"it":null')) return false;
  const found = /"totalDocs":(\d+)/.exec(text)?.[1];
  if (found !== undefined) return Number(found) > 0;
  if (Array.isArray(body.docs)) return body.docs.length > 0;
  return true;
}

const ask = async (
  protocol: "rest" | "graphql",
  probe: Probe,
  slug: TenantOwnedSlug,
  shelf: Shelf,
  id: string,
  headers: Record<string, string>,
): Promise<Answer> => {
  const version = probe.versions ? await newestVersion(cms.payload, slug, id) : "";
  if (protocol === "graphql" && probe.graphql !== undefined) {
    return graphql(...probe.graphql(slug, shelf, id, version), headers);
  }
  const [method, path, body] = probe.rest(slug, shelf, id, version);
  return rest(method, path, { headers, body });
};

const fingerprint = async (): Promise<string> => {
  const { poolOf } = await import("../src/connections/pool");
  const parts: unknown[] = [];
  for (const slug of TENANT_OWNED) {
    const { rows } = await poolOf(cms.payload).query(
      `select count(*)::int as n, md5(string_agg(t::text, '|' order by id)) as hash from ${slug.replaceAll("-", "_")} t where tenant_id = $1::uuid`,
      [other.tenant],
    );
    parts.push(rows[0]);
  }
  return JSON.stringify(parts);
};

test("every collection has a policy, including Payload's own and those of plugins", () => {
  const slugs = cms.payload.config.collections.map(({ slug }) => slug);
  expect(slugs.filter((slug) => !Object.hasOwn(POLICIES, slug))).toEqual([]);
  expect(cms.payload.config.globals.map(({ slug }) => slug)).toEqual([]);
});

test("a collection without a policy is accessible only to the system", () => {
  expect(policyOf("brought-by-a-plugin")).toEqual({ kind: "system" });
});

test("every collection with a tenant field has the tenant policy", () => {
  const owned = cms.payload.config.collections
    .filter(({ flattenedFields }) => flattenedFields.some(({ name }) => name === "tenant"))
    .map(({ slug }) => slug);
  expect(owned.filter((slug) => !isTenantOwned(slug))).toEqual([]);
});

describe.each([...ROLES, "nobody", "anonymous"] as const)("%s", (role) => {
  describe.each([...waysOf(role)])("by %s", (way) => {
    const headers = async () => (way === "anonymous" ? {} : ((await callers.get(role)?.[way]()) ?? {}));
    const who: Role | "nobody" = role === "anonymous" ? "nobody" : role;

    test.each([...TENANT_OWNED])(
      "a caller never reaches %s of another tenant, and reaches their own as the role allows",
      async (slug) => {
        const before = await fingerprint();
        const credentials = await headers();
        const wrong: string[] = [];
        for (const protocol of ["rest", "graphql"] as const) {
          for (const [name, probe] of Object.entries(PROBES)) {
            const versioned = Boolean(cms.payload.collections[slug].config.versions);
            if ((probe.versions && !versioned) || (protocol === "graphql" && probe.graphql === undefined))
              continue;
            if (name === "duplicate" && cms.payload.collections[slug].config.disableDuplicate) continue;
            const allowed = isAllowed(who, slug, probe.action);
            const isBoss = role === "platform-admin";
            if (!isBoss) {
              const foreign = await ask(protocol, probe, slug, other, other.ids[slug], credentials);
              if (succeeded(foreign))
                wrong.push(`${protocol} ${name} reached another tenant: ${foreign.text.slice(0, 200)}`);
              if (foreign.text.includes(SECRET))
                wrong.push(`${protocol} ${name} returned a secret of another tenant`);
            }
            if (allowed && ONE_PER_TENANT.has(slug) && ["create", "delete"].includes(probe.action)) continue;
            const id =
              allowed && probe.action === "delete"
                ? await make(cms.payload, slug, own.tenant, "spare")
                : own.ids[slug];
            const mine = await ask(protocol, probe, slug, own, id, credentials);
            if (succeeded(mine) !== allowed) {
              wrong.push(
                `${protocol} ${name} of the own ${allowed ? "failed" : "succeeded"}: ${mine.status} ${mine.text.slice(0, 300)}`,
              );
            }
          }
        }
        expect(wrong).toEqual([]);
        if (role !== "platform-admin") expect(await fingerprint()).toBe(before);
      },
    );
  });
});
