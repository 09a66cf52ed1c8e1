import { type Area, may } from "@tandem/auth";
import type { Role } from "@tandem/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isAllowed, isAllowedInStore } from "../../src/access-control/expansions/allowed";
import { needsOf } from "../../src/access-control/expansions/areas";
import { rootOf } from "../../src/access-control/expansions/roots";
import { POLICIES } from "../../src/access-control/policies";
import { pool, stack } from "../support/client";
import { signOnCustomer, signOnStaff } from "../support/directory";
import { graph } from "./expansions/model";
import { comparable, complaints, leaks, pathOf, ROUTES, send } from "./requests";
import { realRoutes } from "./routes";
import { type Belongings, furnish } from "./world";

type Caller = Role | "service";
type Headers = Record<string, string>;

const STAFF = ["owner", "manager", "staff", "viewer", "vendor"] as const;
const PLATFORM = ["operator", "service"] as const;
const PLATFORM_CALLERS: ReadonlySet<Caller> = new Set(PLATFORM);

let own: Belongings;
let other: Belongings;
let admin: Headers;
const headers = new Map<Caller, Headers>();

beforeAll(async () => {
  own = await furnish();
  other = await furnish();
  admin = { authorization: `Bearer ${stack.tokens.admin}` };
  headers.set("service", { authorization: `Bearer ${stack.tokens.write}` });
  for (const role of [...STAFF, "operator"] as const) {
    const { authorization } = await signOnStaff(
      role === "operator" ? { realmRoles: [role] } : { groups: [`/tenants/${own.slug}/${role}`] },
    );
    headers.set(role, { authorization });
  }
}, 240_000);
afterAll(() => pool.end());

interface Read {
  name: string;
  path: string;
  root: string;
}

const READS: Read[] = realRoutes("admin").flatMap(({ method, path }) => {
  const root = rootOf(method, path);
  const readable = method === "GET" && root !== undefined && !path.endsWith("/subscribe");
  return readable ? [{ name: `GET ${path}`, path, root }] : [];
});

/** Returns the reads allowed to the caller, with each relation of the entity they start from. */
function relationsFor(caller: Caller): (Read & { relation: string })[] {
  return READS.filter(({ name }) => {
    const policy = POLICIES[name];
    if (policy?.kind === "own") return true;
    if (caller === "service" || policy === undefined) return false;
    if (policy.kind === "admin" || policy.kind === "closed") return false;
    return policy.kind === "staff" || may([caller], policy.area, "read");
  }).flatMap((read) => [...graph.relations(read.root).keys()].map((relation) => ({ ...read, relation })));
}

/** Values of a tenant's rows that are visible only to callers who may read the area. */
const secretsOf = (of: Belongings): [Area, string][] => [
  ["customers", `guest@${of.slug}.test`],
  ["customers", "Secret street"],
  ["orders", `buyer@${of.slug}.test`],
  ["orders", `draft@${of.slug}.test`],
  ...(
    [
      ["customers", "customers"],
      ["orders", "orders"],
      ["orders", "carts"],
      ["payment-verification", "payments"],
      ["promotions", "promotions"],
      ["prices", "price-lists"],
      ["settings", "api-keys"],
      ["catalog", "products"],
      ["stock", "inventory-items"],
    ] as const
  ).map(([area, kind]): [Area, string] => [area, of.ids[kind] ?? kind]),
];

const readable = (caller: Caller, area: Area): boolean => caller !== "service" && may([caller], area, "read");

/** Returns whether a relation leads to an entity the caller may not read. */
function hidden(caller: Caller, root: string, relation: string): boolean {
  return graph.shown(root, relation).some((entity) => {
    const needs = needsOf(root, relation, entity) ?? ["platform"];
    return needs.length > 0 && !needs.some((area) => readable(caller, area));
  });
}

/** Returns the values in a response that the caller may not see. */
function shown(caller: Caller, path: string, text: string): string[] {
  const kept = [own, other].flatMap(secretsOf).filter(([area]) => !readable(caller, area));
  return [
    ...kept.map(([, value]) => value).filter((value) => !path.includes(value) && text.includes(value)),
    ...(PLATFORM_CALLERS.has(caller) ? [] : leaks(text, other)),
  ];
}

async function get(path: string, as: Headers | undefined) {
  const started = performance.now();
  const response = await fetch(stack.backend + path, { headers: as ?? {} });
  const text = await response.text();
  return { status: response.status, text, milliseconds: performance.now() - started };
}

const fill = (path: string): string | undefined => pathOf({ name: path, method: "GET", path }, own);

const ALLOWED: readonly number[] = [200];

/** Returns the statuses allowed for a relation; the owner stands for every staff role that may read it. */
function expectedOf(
  caller: Caller,
  asked: { name: string; root: string; relation: string },
): readonly number[] {
  const { name, root, relation } = asked;
  if (PLATFORM_CALLERS.has(caller)) return [200, 400, 403, 404];
  if (POLICIES[name]?.kind === "own" || root === "User") return [200, 400, 403];
  if (hidden(caller, root, relation)) return [400, 403];
  return isAllowed(root, [relation]) ? ALLOWED : [400];
}

/** Responses of routes behind a disabled feature flag and of routes without `fields`. */
const TAKES_NO_FIELDS = /Route not found|Unrecognized fields: 'fields'/;

describe("relations of admin routes", () => {
  test.each([...STAFF, ...PLATFORM])(
    "no relation expanded by %s shows data that the role may not read or that belongs to another tenant",
    async (caller) => {
      const wrong = await complaints(relationsFor(caller), async ({ name, path, root, relation }) => {
        const filled = fill(path);
        if (filled === undefined) return;
        const expected = expectedOf(caller, { name, root, relation });
        if (expected === ALLOWED && caller !== "owner") return;
        const { status, text } = await get(`${filled}?fields=id,*${relation}`, headers.get(caller));
        if (TAKES_NO_FIELDS.test(text)) return;
        const seen = shown(caller, filled, text);
        if (!expected.includes(status) || seen.length > 0)
          return `${name} *${relation}: ${status} ${seen} ${text.slice(0, 120)}`;
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  test.each(["vendor", "staff", "operator"] as const)(
    "no relation as a filter or sort key reveals to %s anything about rows the role may not read",
    async (caller) => {
      const unreadable = relationsFor(caller).filter(({ root, relation }) => hidden(caller, root, relation));
      expect(unreadable.length).toBeGreaterThan(0);
      const wrong = await complaints(unreadable, async ({ name, path, relation }) => {
        const filled = fill(path);
        if (filled === undefined) return;
        const ask = (query: string) => get(`${filled}?${query}`, headers.get(caller));
        for (const key of [
          `${relation}[id]`,
          `$and[0][${relation}][id]`,
          `$or[0][$and][0][${relation}][id]`,
        ]) {
          const [some, none] = await Promise.all([ask(`${key}[$like]=%25`), ask(`${key}[$like]=nothing`)]);
          if (some.status >= 500 || comparable(some.text) !== comparable(none.text))
            return `${name} ${key}: ${some.status}`;
        }
        for (const query of [`order=${relation}.id`, `order=-${relation}.id`, `${relation}.id=x`]) {
          const { status } = await ask(query);
          if (status !== 400 && status !== 403 && status !== 404) return `${name} ${query}: ${status}`;
        }
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  test.each(["vendor", "operator", "service"] as const)(
    "no text search reveals to %s anything about orders and customers",
    async (caller) => {
      const paths = new Set(relationsFor(caller).map(({ path }) => path));
      const wrong = await complaints([...paths], async (path) => {
        const filled = fill(path);
        if (filled === undefined) return;
        const ask = (text: string) => get(`${filled}?q=${encodeURIComponent(text)}`, headers.get(caller));
        const none = await ask("nothing");
        for (const text of [`buyer@${own.slug}.test`, "Secret street"]) {
          const found = await ask(text);
          if (found.status >= 500 || comparable(found.text) !== comparable(none.text))
            return `${path} ${text}`;
        }
      });
      expect(wrong).toEqual([]);
    },
  );

  test("every route that staff may write to refuses ids of rows that staff may not read", async () => {
    const writes = ROUTES.filter(
      ({ method, policy }) =>
        method !== "GET" && policy.kind === "area" && may(["staff"], policy.area, "write"),
    );
    const wrong = await complaints(writes, async (route) => {
      for (const kind of ["promotions", "price-lists", "api-keys"]) {
        const path = pathOf(route, own);
        if (path === undefined) return;
        const { status } = await send(route, path, headers.get("staff") ?? {}, {
          nested: [{ id: own.ids[kind] }],
        });
        if (status !== 403) return `${route.name} ${kind}: ${status}`;
      }
    });
    expect(wrong).toEqual([]);
  });
});

describe("relations of store routes", () => {
  test("every relation of a store route shows only what shoppers may see, or is refused with its name", async () => {
    const customer = await signOnCustomer(own.key);
    const as = { ...customer, "x-order-token": own.orderToken };
    const asked = realRoutes("store").flatMap(({ method, path }) => {
      const root = rootOf(method, path);
      if (method !== "GET" || root === undefined) return [];
      return [...graph.relations(root).keys()].map((relation) => ({ path, root, relation }));
    });
    expect(asked.length).toBeGreaterThan(100);
    const wrong = await complaints(asked, async ({ path, root, relation }) => {
      const filled = fill(path);
      if (filled === undefined) return;
      const { status, text } = await get(`${filled}?fields=id,*${relation}`, as);
      if (TAKES_NO_FIELDS.test(text)) return;
      if (leaks(text, other).length > 0) return `${path} *${relation}: ${leaks(text, other)}`;
      const listed = isAllowedInStore(root, [relation]);
      const asExpected = listed ? status !== 403 && status < 500 : status === 400 && text.includes(relation);
      if (!asExpected || (listed && text.includes("cannot be expanded")))
        return `${path} *${relation}: ${status} ${text.slice(0, 120)}`;
    });
    expect(wrong).toEqual([]);
  });

  test("shoppers cannot read where stock lies, by any product route", async () => {
    const as = { "x-publishable-api-key": own.key };
    for (const fields of [
      "variants.inventory_items.inventory.location_levels",
      "*variants.inventory_items.inventory.location_levels",
      "id,variants.inventory_items.inventory_item_id",
      "*variants.prices",
    ]) {
      for (const path of ["/store/products", `/store/products/${own.ids.products}`]) {
        const { status, text } = await get(`${path}?fields=${fields}`, as);
        expect({ fields, status }).toEqual({ fields, status: 400 });
        expect(text).toContain(fields.replace("id,", ""));
      }
    }
    const { status, text } = await get("/store/products?fields=id,variants.inventory_quantity", as);
    expect({ status, counted: text.includes("inventory_quantity") }).toEqual({ status: 200, counted: true });
  });
});

/** Returns values of `fields` that request too much or fields that do not exist. */
function hostile(root: string | undefined): string[] {
  const [relation = "product"] = graph.relations(root ?? "").keys();
  const cycle = (length: number) => Array.from({ length }, () => relation).join(".");
  return [
    `*${cycle(5)}`,
    `*${cycle(30)}`,
    Array.from({ length: 7_000 }, () => "a").join(","),
    "nonsense",
    "*tenant",
    "*fulfillments,*payment_collections,*tenant",
    "orders",
    "*",
    "id,metadata.x",
    "__proto__",
  ];
}

describe("hostile fields", () => {
  /** Returns requests that took over a second or got a status other than 200 and 400. Slow ones are repeated alone. */
  async function slowOrWrong(
    asked: readonly { path: string; fields: string }[],
    as: Headers,
  ): Promise<string[]> {
    const slow: string[] = [];
    const wrong = await complaints(asked, async ({ path, fields }) => {
      const filled = fill(path);
      if (filled === undefined) return;
      const url = `${filled}?fields=${fields}`;
      const { status, text, milliseconds } = await get(url, as);
      if (status === 404 && (text.includes("Route not found") || path.includes("/me/"))) return;
      if (milliseconds > 1_000) slow.push(url);
      if (status !== 200 && status !== 400) return `${url.slice(0, 120)}: ${status}`;
    });
    for (const url of slow) {
      const { milliseconds } = await get(url, as);
      if (milliseconds > 1_000) wrong.push(`${url.slice(0, 120)}: ${Math.round(milliseconds)} ms`);
    }
    return wrong;
  }

  test("every admin route responds to hostile fields with 200 or 400 within a second", async () => {
    const asked = READS.flatMap(({ path, root }) => hostile(root).map((fields) => ({ path, fields })));
    expect(await slowOrWrong(asked, admin)).toEqual([]);
  }, 120_000);

  test("every store route responds to hostile fields with 200 or 400 within a second", async () => {
    const customer = await signOnCustomer(own.key);
    const as = { ...customer, "x-order-token": own.orderToken };
    const asked = realRoutes("store")
      .filter(({ method }) => method === "GET")
      .flatMap(({ path }) => hostile(undefined).map((fields) => ({ path, fields })));
    expect(await slowOrWrong(asked, as)).toEqual([]);
    for (const fields of hostile(undefined).slice(0, 3)) {
      expect((await get(`/store/products?fields=${fields}`, as)).status, fields.slice(0, 60)).toBe(400);
    }
  }, 120_000);

  test("every admin route that writes refuses hostile fields before it writes", async () => {
    const writes = ROUTES.filter(
      ({ method, path }) => method !== "GET" && rootOf(method, path) !== undefined,
    );
    const wrong = await complaints(writes, async (route) => {
      const path = pathOf(route, own);
      if (path === undefined) return;
      for (const fields of hostile(rootOf(route.method, route.path)).slice(0, 3)) {
        const { status } = await send(route, `${path}?fields=${fields}`, admin);
        if (status !== 400) return `${route.name} ${fields.slice(0, 60)}: ${status}`;
      }
    });
    expect(wrong).toEqual([]);
  });

  test("fields longer than the maximum request line are refused with 431", async () => {
    const fields = Array.from({ length: 10_000 }, () => "a").join(",");
    expect((await get(`/admin/products?fields=${fields}`, admin)).status).toBe(431);
  });
});
