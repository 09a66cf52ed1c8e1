import { describe } from "vitest";
import type { World } from "../support/world.ts";
import { AdminWalk } from "./admin-walk.ts";
import { enrol } from "./enrolled.ts";
import type { Visitor } from "./visitor.ts";
import { type Login, loginOf, test } from "./visits.ts";

/** Opens Medusa Admin as a user of the demo. */
async function openAdmin(
  { world, visitAs }: { world: World; visitAs: (login: Login) => Promise<Visitor> },
  role: string,
  tenant: string | null,
): Promise<{ visitor: Visitor; admin: AdminWalk }> {
  const visitor = await visitAs(loginOf(world, role, tenant));
  await visitor.enter("commerce");
  return { visitor, admin: new AdminWalk(visitor.page, world.stack.urls.backend) };
}

const TRADE = ["/orders", "/products", "/inventory"];
const SHOP = [...TRADE, "/customers", "/promotions", "/price-lists"];
const PLATFORM = ["/sync", "/imports", "/tenants"];

/** What the menu of each role contains and lacks, and its landing page. */
const MENUS = [
  {
    role: "owner",
    tenant: "saffron",
    lands: "/orders",
    holds: [...SHOP, "/members", "/audit", "/settings"],
    lacks: [...PLATFORM, "/settings/users", "/settings/workflows"],
  },
  {
    role: "admin",
    tenant: "saffron",
    lands: "/orders",
    holds: [...SHOP, "/members", "/audit", "/settings"],
    lacks: [...PLATFORM, "/settings/users"],
  },
  {
    role: "manager",
    tenant: "saffron",
    lands: "/orders",
    holds: [...TRADE, "/customers", "/price-lists"],
    lacks: [...PLATFORM, "/promotions", "/members", "/audit", "/settings/store", "/settings/secret-api-keys"],
  },
  {
    role: "staff",
    tenant: "saffron",
    lands: "/orders",
    holds: [...TRADE, "/customers"],
    lacks: [...PLATFORM, "/promotions", "/price-lists", "/members", "/audit", "/settings/regions"],
  },
  {
    role: "viewer",
    tenant: "northbeam",
    lands: "/orders",
    holds: SHOP,
    lacks: [...PLATFORM, "/members", "/audit", "/settings/users"],
  },
  {
    role: "operator",
    tenant: null,
    lands: "/sync",
    holds: ["/sync", "/tenants"],
    lacks: [...SHOP, "/imports", "/members", "/audit"],
  },
  {
    role: "platform-admin",
    tenant: null,
    lands: "/orders",
    holds: [...SHOP, ...PLATFORM, "/members", "/audit"],
    lacks: [],
  },
];

describe("Medusa Admin", { timeout: 400_000 }, () => {
  test.for(MENUS)(
    "the menu of the role $role has only pages that work for the role, and other URLs show a note",
    async ({ role, tenant, lands, holds, lacks }, { world, visitAs, expect }) => {
      const { admin, visitor } = await openAdmin({ world, visitAs }, role, tenant);
      await admin.open("/");
      await expect.poll(() => admin.path(), { timeout: 15_000 }).toBe(lands);
      const seen = await admin.everywhere();
      expect(seen.filter(({ problems }) => problems.length > 0)).toEqual([]);
      const menu = seen.map(({ path }) => path);
      expect(menu).toEqual(expect.arrayContaining(holds.filter((path) => path !== "/settings")));
      for (const path of lacks) expect(menu, path).not.toContain(path);

      const note = visitor.page.getByRole("heading", { name: "Your role cannot open this page" });
      for (const path of lacks.filter((path) => path !== "/orders" && path !== "/settings/store")) {
        await admin.open(path);
        await expect.poll(() => admin.path(), { message: path, timeout: 15_000 }).toBe("/no-access");
        await note.waitFor();
      }
    },
  );

  test("a vendor, who has no pages yet, gets the note that the page is not for their role", async ({
    world,
    visitAs,
    expect,
  }) => {
    const { admin, visitor } = await openAdmin({ world, visitAs }, "vendor", "saffron");
    expect((await admin.open("/")).path).toBe("/no-access");
    expect(await admin.open("/no-access")).toEqual({ path: "/no-access", problems: [] });
    expect(await visitor.page.getByText("Vendor").first().isVisible()).toBe(true);
    expect(await admin.menu()).toEqual(["/settings"]);
  });

  test("a viewer sees no button for an action that would be refused, a manager sees those they may use", async ({
    world,
    visitAs,
    expect,
  }) => {
    const { admin, visitor } = await openAdmin({ world, visitAs }, "viewer", "northbeam");
    const acts = visitor.page.locator(
      "main :is(button, a):is(.shadow-buttons-neutral, .shadow-buttons-inverted):not([aria-haspopup]):visible",
    );
    for (const path of ["/products", "/inventory", "/customers", "/price-lists", "/settings/locations"]) {
      await admin.open(path);
      expect(await acts.allInnerTexts(), path).toEqual([]);
      const row = await admin.firstRow();
      if (row === undefined) continue;
      await admin.open(row);
      expect(await acts.allInnerTexts(), row).toEqual([]);
    }
    expect((await admin.open("/products/create")).path).toBe("/no-access");

    const manager = await openAdmin({ world, visitAs }, "manager", "northbeam");
    await manager.admin.open("/products");
    expect(await manager.visitor.page.getByRole("link", { name: "Create" }).isVisible()).toBe(true);
    await manager.admin.open("/customers");
    expect(await manager.visitor.page.getByText("Create", { exact: true }).isVisible()).toBe(false);
  });

  test("a user of two tenants can switch between them and sees the pages of their role in the chosen one", async ({
    world,
    visitAs,
    expect,
  }) => {
    const person = await enrol(world, "saffron", "owner");
    await person.join("northbeam", "viewer");
    const visitor = await visitAs(person);
    await visitor.enter("commerce");
    const admin = new AdminWalk(visitor.page, world.stack.urls.backend);
    const switcher = visitor.page.getByRole("combobox", { name: "Working for" });
    for (const [tenant, product, mayInvite] of [
      ["Saffron & Silk", "Rishtan Lagan", true],
      ["Northbeam", "Trail Mug 350", false],
    ] as const) {
      await admin.open("/products");
      await switcher.click();
      await visitor.page.getByRole("option", { name: tenant }).click();
      await visitor.page.getByText(`You now work for ${tenant}`).waitFor();
      await admin.open(`/products?q=${encodeURIComponent(product)}`);
      await visitor.page.locator("main").getByText(product).first().waitFor();
      await expect
        .poll(async () => (await admin.menu()).includes("/members"), { timeout: 15_000 })
        .toBe(mayInvite);
    }
  });
});
