import { describe } from "vitest";
import { z } from "zod";
import { richText } from "../support/payload.ts";
import type { World } from "../support/world.ts";
import { enrol } from "./enrolled.ts";
import type { Place, Visitor } from "./visitor.ts";
import { loginOf, test } from "./visits.ts";

/** URLs of the backend and the CMS. */
const places = ({ stack }: World) => ({
  backend: (path: string) => `${stack.urls.backend}${path}`,
  cms: (path: string) => `${stack.urls.cms}${path}`,
});

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
  test.for(REACH)(
    "the role $role types one password and reaches what it may in both admins and the console",
    async ({ role, tenant, inside, reads, refused }, { world, visitAs, expect }) => {
      const { backend } = places(world);
      const visitor = await visitAs(loginOf(world, role, tenant));
      let asked = 0;
      for (const place of ["commerce", "content", "console"] as const) {
        if ((await visitor.enter(place)).askedForPassword) asked += 1;
        const expected = inside[place];
        if (expected !== undefined) expect(await visitor.isInside(place), place).toBe(expected);
      }
      expect(asked).toBe(1);
      for (const path of reads) expect(await visitor.status(backend(path)), path).toBe(200);
      for (const path of refused) expect([401, 403], path).toContain(await visitor.status(backend(path)));
    },
  );

  test("an owner sees the products of their own shop and none of another shop", async ({
    world,
    visitAs,
    expect,
  }) => {
    const { backend } = places(world);
    const visitor = await visitAs(loginOf(world, "owner", "saffron"));
    await visitor.enter("commerce");
    const answer = z.object({ products: z.array(z.object({ handle: z.string() })) });
    const { products } = answer.parse(await visitor.json(backend("/admin/products?limit=200&fields=handle")));
    const handles = products.map(({ handle }) => handle);
    expect(handles).toContain("rishtan-lagan");
    expect(handles).not.toContain("trail-mug");
  });

  test("a viewer cannot change anything in either admin, and an editor can write only in their own tenant", async ({
    world,
    visitAs,
    expect,
  }) => {
    const { backend, cms } = places(world);
    const tenants = z.object({ docs: z.array(z.object({ id: z.string(), slug: z.string() })) });
    const viewer = await visitAs(loginOf(world, "viewer", "saffron"));
    await viewer.enter("commerce");
    await viewer.enter("content");
    const { docs } = tenants.parse(await viewer.json(cms("/api/tenants?depth=0")));
    expect(docs.map(({ slug }) => slug)).toEqual(["saffron"]);
    const question = { tenant: docs[0]?.id, question: "Is it dishwasher safe?", answer: richText("Yes.") };
    expect(await viewer.status(backend("/admin/products"), "POST", { title: "No" })).toBe(403);
    expect(await viewer.status(cms("/api/faqs"), "POST", question)).toBe(403);

    const editor = await visitAs(loginOf(world, "editor", "saffron"));
    await editor.enter("content");
    expect(await editor.status(cms("/api/faqs"), "POST", question)).toBe(201);
    const stranger = await visitAs(loginOf(world, "editor", "northbeam"));
    await stranger.enter("content");
    expect([400, 403, 404]).toContain(await stranger.status(cms("/api/faqs"), "POST", question));
  });
});

/**
 * Signs out as a link of the app does, and waits until the browser arrived at the login page; a URL typed by hand or
 * sent by mail does not sign the user out.
 */
async function leave({ page }: Visitor, from: string, path: string): Promise<void> {
  await page.goto(from);
  await page.evaluate((to) => {
    // The next document lacks this mark: the login page may be where the sign-out began.
    document.documentElement.dataset.signingOut = "";
    location.assign(to);
  }, path);
  await page.waitForFunction(
    () => document.documentElement.dataset.signingOut === undefined && location.pathname.endsWith("/login"),
  );
  await page.waitForLoadState("networkidle");
}

describe("Signing out", () => {
  test("signing out of Medusa Admin signs out of Payload and the console too, and the next sign-in needs the password", async ({
    world,
    visitAs,
    expect,
  }) => {
    const { backend } = places(world);
    const visitor = await visitAs(loginOf(world, "platform-admin", null));
    for (const place of ["commerce", "content", "console"] as const) {
      await visitor.enter(place);
      expect(await visitor.isInside(place), place).toBe(true);
    }
    await leave(visitor, backend("/app/login"), "/auth/keycloak/logout");
    for (const place of ["commerce", "content", "console"] as const) {
      await expect.poll(() => visitor.isInside(place), { timeout: 15_000 }).toBe(false);
    }
    expect((await visitor.enter("content")).askedForPassword).toBe(true);
  });

  test("signing out of Payload signs out of Medusa Admin too", async ({ world, visitAs, expect }) => {
    const { cms } = places(world);
    const visitor = await visitAs(loginOf(world, "owner", "northbeam"));
    await visitor.enter("commerce");
    await visitor.enter("content");
    await leave(visitor, cms("/admin"), "/api/oidc/logout");
    await expect.poll(() => visitor.isInside("commerce"), { timeout: 15_000 }).toBe(false);
    expect(await visitor.isInside("content")).toBe(false);
  });
});

describe("Losing access", { timeout: 240_000 }, () => {
  test("a role removed in Keycloak is lost in both admins within a minute, without signing out", async ({
    world,
    visitAs,
    expect,
  }) => {
    const { backend } = places(world);
    const person = await enrol(world, "saffron", "manager");
    const visitor = await visitAs(person);
    await visitor.enter("commerce");
    await visitor.enter("content");
    expect(await visitor.status(backend(PRODUCTS))).toBe(200);
    expect(await visitor.isInside("content")).toBe(true);

    await person.dismiss("saffron", "manager");
    await expect.poll(() => visitor.status(backend(PRODUCTS)), { timeout: 65_000 }).not.toBe(200);
    await expect.poll(() => visitor.isInside("content"), { timeout: 65_000 }).toBe(false);
  });

  test("a disabled person loses access to both admins within a minute", async ({
    world,
    visitAs,
    expect,
  }) => {
    const person = await enrol(world, "saffron", "owner");
    const visitor = await visitAs(person);
    await visitor.enter("commerce");
    await visitor.enter("content");
    expect(await visitor.isInside("commerce")).toBe(true);

    await person.disable();
    await expect.poll(() => visitor.isInside("commerce"), { timeout: 65_000 }).toBe(false);
    await expect.poll(() => visitor.isInside("content"), { timeout: 65_000 }).toBe(false);
  });
});
