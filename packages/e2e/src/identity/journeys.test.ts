import type { Browser } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { richText } from "../support/payload.ts";
import { enterWorld, type World } from "../support/world.ts";
import { enrol } from "./enrolled.ts";
import { type Place, type Visitor, visit } from "./visitor.ts";

let world: World;
let browser: Browser;
let open: Visitor[] = [];

beforeAll(async () => {
  world = await enterWorld();
  browser = await openBrowser(CHROMIUM);
});
afterEach(async () => {
  await Promise.all(open.map((visitor) => visitor.close()));
  open = [];
});
afterAll(async () => {
  await browser?.close();
});

async function visitAs(login: { username: string; password: string }): Promise<Visitor> {
  const visitor = await visit(browser, world.stack, login);
  open.push(visitor);
  return visitor;
}

function loginOf(role: string, tenant: string | null) {
  const login = world.stack.logins.find((entry) => entry.role === role && entry.tenant === tenant);
  if (login === undefined) throw new Error(`The demo has no ${role} of ${tenant ?? "the platform"}.`);
  return login;
}

const backend = (path: string) => `${world.stack.urls.backend}${path}`;
const cms = (path: string) => `${world.stack.urls.cms}${path}`;

/** Returns whether the browser is signed in to a place. */
async function isInside(visitor: Visitor, place: Place): Promise<boolean> {
  switch (place) {
    case "commerce":
      return (await visitor.status(backend("/admin/users/me"))) === 200;
    case "content": {
      const me = await visitor.json(cms("/api/users/me"));
      return z.object({ user: z.unknown().nullish() }).parse(me).user != null;
    }
    case "console":
      return (await visitor.status(`${world.stack.urls.worker}/console`)) === 200;
    default:
      return place satisfies never;
  }
}

const PRODUCTS = "/admin/products?limit=1";
const ORDERS = "/admin/orders?limit=1";
const CUSTOMERS = "/admin/customers?limit=1";
const API_KEYS = "/admin/api-keys?limit=1";
const PROMOTIONS = "/admin/promotions?limit=1";

/** What each role of the demo can reach after one sign-in. */
const REACH: {
  role: string;
  tenant: string | null;
  inside: Partial<Record<Place, boolean>>;
  reads: string[];
  refused: string[];
}[] = [
  {
    role: "owner",
    tenant: "saffron",
    inside: { commerce: true, content: true, console: false },
    reads: [PRODUCTS, ORDERS, CUSTOMERS, PROMOTIONS],
    refused: ["/admin/sync/status"],
  },
  {
    role: "manager",
    tenant: "saffron",
    inside: { commerce: true, content: true, console: false },
    reads: [PRODUCTS, ORDERS],
    refused: [PROMOTIONS, "/admin/sync/status"],
  },
  {
    role: "viewer",
    tenant: "northbeam",
    inside: { commerce: true, content: true, console: false },
    reads: [PRODUCTS, ORDERS, CUSTOMERS, PROMOTIONS],
    refused: ["/admin/sync/status"],
  },
  {
    role: "editor",
    tenant: "saffron",
    inside: { content: true, commerce: false, console: false },
    reads: [],
    refused: [PRODUCTS, ORDERS, CUSTOMERS],
  },
  {
    role: "vendor",
    tenant: "saffron",
    inside: { content: false, console: false },
    reads: [],
    refused: [ORDERS, CUSTOMERS, PROMOTIONS, API_KEYS],
  },
  {
    role: "operator",
    tenant: null,
    inside: { console: true, content: false },
    reads: ["/admin/sync/status"],
    refused: [ORDERS, CUSTOMERS, API_KEYS],
  },
  {
    role: "customer",
    tenant: "saffron",
    inside: { commerce: false, content: false, console: false },
    reads: [],
    refused: [PRODUCTS, ORDERS, CUSTOMERS],
  },
];

describe("Single sign-on", () => {
  test.each(REACH)(
    "the role $role types one password and reaches what it may in both admins and the console",
    async ({ role, tenant, inside, reads, refused }) => {
      const visitor = await visitAs(loginOf(role, tenant));
      let asked = 0;
      for (const place of ["commerce", "content", "console"] as const) {
        if ((await visitor.enter(place)).askedForPassword) asked += 1;
        const expected = inside[place];
        if (expected !== undefined) expect(await isInside(visitor, place), place).toBe(expected);
      }
      expect(asked).toBe(1);
      for (const path of reads) expect(await visitor.status(backend(path)), path).toBe(200);
      for (const path of refused) expect([401, 403], path).toContain(await visitor.status(backend(path)));
    },
  );

  test("an owner sees the products of their own shop and none of another shop", async () => {
    const visitor = await visitAs(loginOf("owner", "saffron"));
    await visitor.enter("commerce");
    const answer = z.object({ products: z.array(z.object({ handle: z.string() })) });
    const { products } = answer.parse(await visitor.json(backend("/admin/products?limit=200&fields=handle")));
    const handles = products.map(({ handle }) => handle);
    expect(handles).toContain("rishtan-lagan");
    expect(handles).not.toContain("trail-mug");
  });

  test("a viewer cannot change anything in either admin, and an editor can write only in their own tenant", async () => {
    const tenants = z.object({ docs: z.array(z.object({ id: z.string(), slug: z.string() })) });
    const viewer = await visitAs(loginOf("viewer", "saffron"));
    await viewer.enter("commerce");
    await viewer.enter("content");
    const { docs } = tenants.parse(await viewer.json(cms("/api/tenants?depth=0")));
    expect(docs.map(({ slug }) => slug)).toEqual(["saffron"]);
    const question = { tenant: docs[0]?.id, question: "Is it dishwasher safe?", answer: richText("Yes.") };
    expect(await viewer.status(backend("/admin/products"), "POST", { title: "No" })).toBe(403);
    expect(await viewer.status(cms("/api/faqs"), "POST", question)).toBe(403);

    const editor = await visitAs(loginOf("editor", "saffron"));
    await editor.enter("content");
    expect(await editor.status(cms("/api/faqs"), "POST", question)).toBe(201);
    const stranger = await visitAs(loginOf("editor", "northbeam"));
    await stranger.enter("content");
    expect([400, 403, 404]).toContain(await stranger.status(cms("/api/faqs"), "POST", question));
  });
});

/** Signs out as a link of the app does; a URL typed by hand or sent by mail does not sign the user out. */
async function leave({ page }: Visitor, from: string, path: string): Promise<void> {
  await page.goto(from);
  await page.evaluate((to) => location.assign(to), path);
}

describe("Signing out", () => {
  test("signing out of Medusa Admin signs out of Payload and the console too, and the next sign-in needs the password", async () => {
    const visitor = await visitAs(loginOf("platform-admin", null));
    for (const place of ["commerce", "content", "console"] as const) {
      await visitor.enter(place);
      expect(await isInside(visitor, place), place).toBe(true);
    }
    await leave(visitor, backend("/app/login"), "/auth/keycloak/logout");
    await visitor.page.waitForURL(/\/app\/login/);
    for (const place of ["commerce", "content", "console"] as const) {
      await expect.poll(() => isInside(visitor, place), { timeout: 15_000 }).toBe(false);
    }
    expect((await visitor.enter("content")).askedForPassword).toBe(true);
  });

  test("signing out of Payload signs out of Medusa Admin too", async () => {
    const visitor = await visitAs(loginOf("owner", "northbeam"));
    await visitor.enter("commerce");
    await visitor.enter("content");
    await leave(visitor, cms("/admin"), "/api/oidc/logout");
    await visitor.page.waitForURL(/\/admin\/login/);
    await expect.poll(() => isInside(visitor, "commerce"), { timeout: 15_000 }).toBe(false);
    expect(await isInside(visitor, "content")).toBe(false);
  });
});

describe("Losing access", { timeout: 240_000 }, () => {
  test("a role removed in Keycloak is lost in both admins within a minute, without signing out", async () => {
    const person = await enrol(world, "saffron", "manager");
    const visitor = await visitAs(person);
    await visitor.enter("commerce");
    await visitor.enter("content");
    expect(await visitor.status(backend(PRODUCTS))).toBe(200);
    expect(await isInside(visitor, "content")).toBe(true);

    await person.dismiss("saffron", "manager");
    await expect.poll(() => visitor.status(backend(PRODUCTS)), { timeout: 65_000 }).not.toBe(200);
    await expect.poll(() => isInside(visitor, "content"), { timeout: 65_000 }).toBe(false);
  });

  test("a disabled person loses access to both admins within a minute", async () => {
    const person = await enrol(world, "saffron", "owner");
    const visitor = await visitAs(person);
    await visitor.enter("commerce");
    await visitor.enter("content");
    expect(await isInside(visitor, "commerce")).toBe(true);

    await person.disable();
    await expect.poll(() => isInside(visitor, "commerce"), { timeout: 65_000 }).toBe(false);
    await expect.poll(() => isInside(visitor, "content"), { timeout: 65_000 }).toBe(false);
  });
});
