import { tagsOf } from "@tandem/catalog";
import { EVENT, type EventType, PUBLIC_PATHS, type SyncEvent } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { nextRequest } from "@/testing/next";
import { tenantView } from "@/testing/payload";
import { useWorld } from "@/testing/world";
import { asOfTag, INVENTABLE, readTags } from "./as-of";
import { dropClock } from "./drop-clock";
import {
  announcementsOf,
  categoriesOf,
  categoryOf,
  heroesOf,
  navigationOf,
  openShops,
  pageOf,
  postsOf,
  productOf,
  productsOf,
  shelfOf,
} from "./reads";
import { readShop, shopOf } from "./shop";

const { medusa, payload } = await useWorld();
const cup = { tenant: "cup", locale: "en" };
const SEO = { title: null, description: null, image: null, keywords: [] };

/** Returns whether an event drops what was read since the test began. */
function drops(type: EventType, entity: SyncEvent["entity"], id: string, tenant = "ten_cup"): boolean {
  const tags = tagsOf({
    ...{ seq: 1, type, entity, id, tenant, op: "updated", origin: "local" },
    ...{ correlationId: "test", occurredAt: new Date(0).toISOString() },
  });
  return tags.some((tag) => nextRequest.tags.has(tag));
}

const product = () => productOf(cup, "bowl");
const list = () => productsOf(cup, { sort: "newest" });
const byPrice = () => productsOf(cup, { sort: "price-asc" });
const shelf = () => shelfOf(cup, { ids: ["prod_7"] });
const missing = () => productOf(cup, "plate");
const page = () => {
  const body = { id: "page_1", slug: "about", title: "About", blocks: [], seo: SEO, updated_at: "" };
  payload.replies.set(PUBLIC_PATHS.page.replace(":slug", "about"), { body });
  return pageOf(cup, "about");
};
const tree = () => categoriesOf(cup);
const category = () => categoryOf(cup, "kitchen");

describe("cached reads are dropped when what they show changes", () => {
  test.each<[string, () => Promise<unknown>, EventType, SyncEvent["entity"], string]>([
    ["a product, when its text changes", product, EVENT.productPublished, "product", "prod_1"],
    ["a product, when its price changes", product, EVENT.variantUpdated, "product", "prod_1"],
    ["a product, when its stock changes", product, EVENT.inventoryUpdated, "product", "prod_1"],
    ["a product, when it is deleted", product, EVENT.productDeleted, "product", "prod_1"],
    ["a product, when its category is renamed", product, EVENT.categoryUpdated, "category", "pcat_1"],
    ["a product, when the shop changes", product, EVENT.tenantUpdated, "tenant", "ten_cup"],
    ["a missing product, when one is created", missing, EVENT.productCreated, "product", "prod_2"],
    ["a list, when a product is created", list, EVENT.productCreated, "product", "prod_2"],
    [
      "a list, when the price of one of its products changes",
      list,
      EVENT.variantUpdated,
      "product",
      "prod_1",
    ],
    ["a list by price, when any price changes", byPrice, EVENT.variantUpdated, "product", "prod_99"],
    ["a shelf, when a product it waits for is published", shelf, EVENT.productPublished, "product", "prod_7"],
    ["the menu, when a category is created", tree, EVENT.categoryCreated, "category", "pcat_9"],
    ["a category, when its text is published", category, EVENT.categoryPublished, "category", "pcat_1"],
    ["a category, when its image is replaced", category, EVENT.mediaUpdated, "media", "5"],
    ["a page, when it is published", page, EVENT.pagePublished, "page", "page_1"],
    ["a page, when a question on it changes", page, EVENT.contentChanged, "faq", "3"],
    ["a missing page, when any is published", () => pageOf(cup, "x"), EVENT.pagePublished, "page", "page_2"],
    ["the home page, when a hero changes", () => heroesOf(cup), EVENT.contentChanged, "hero-section", "1"],
    ["the blog, when a post is published", () => postsOf(cup), EVENT.contentChanged, "post", "1"],
    ["the header, when its links change", () => navigationOf(cup), EVENT.contentChanged, "navigation", "1"],
    ["the notices, when one changes", () => announcementsOf(cup), EVENT.contentChanged, "announcement", "1"],
    ["the list of shops, when one opens", () => openShops(), EVENT.tenantCreated, "tenant", "ten_new"],
  ])("%s", async (_what, read, type, entity, id) => {
    await read();
    expect(drops(type, entity, id)).toBe(true);
  });

  test.each<[string, () => Promise<unknown>, EventType, string]>([
    ["a product, when another product changes", product, EVENT.productUpdated, "prod_2"],
    ["a list by name, when the price of a product elsewhere changes", list, EVENT.variantUpdated, "prod_99"],
    ["a list, when the stock of a product elsewhere changes", list, EVENT.inventoryUpdated, "prod_99"],
  ])("kept is %s", async (_what, read, type, id) => {
    await read();
    expect(drops(type, "product", id)).toBe(false);
  });

  test("no change in the shop of another tenant drops a page of this one", async () => {
    await Promise.all([product(), list(), page(), tree(), heroesOf(cup)]);
    expect(drops(EVENT.productUpdated, "product", "prod_1", "ten_tea")).toBe(false);
    expect(drops(EVENT.contentChanged, "hero-section", "1", "ten_tea")).toBe(false);
  });
});

describe("every cached read tells as of which drop it is, or it could not be kept", () => {
  test.each<[string, () => Promise<unknown>]>([
    ["a product", product],
    ["a list", list],
    ["the menu", tree],
    ["a category", category],
    ["a page", page],
    ["the heroes", () => heroesOf(cup)],
    ["the links", () => navigationOf(cup)],
    ["the notices", () => announcementsOf(cup)],
    ["the blog", () => postsOf(cup)],
    ["the list of shops", () => openShops()],
    ["a shop", () => shopOf(cup)],
  ])("%s", async (_what, read) => {
    dropClock().drop(["anything"]);
    const began = asOfTag(dropClock().now);
    await read();
    expect([...nextRequest.tags].filter((tag) => tag.startsWith("as-of:"))).toContain(began);
  });

  test("a read is as of its beginning, not of its end", async () => {
    const began = dropClock().now;
    const reading = product();
    dropClock().drop(["anything"]);
    await reading;
    expect(readTags([...nextRequest.tags], dropClock().now).since).toBe(began);
  });
});

describe("reads that visitors can invent are kept apart from the others", () => {
  const search = () => productsOf(cup, { q: "bowl" });
  test.each<[string, () => Promise<unknown>, boolean]>([
    ["a product", product, false],
    ["a product that does not exist", missing, true],
    ["a category that does not exist", () => categoryOf(cup, "x"), true],
    ["a page that does not exist", () => pageOf(cup, "x"), true],
    ["a search", search, true],
    ["a list", list, false],
  ])("%s", async (_what, read, apart) => {
    await read();
    expect(nextRequest.tags.has(INVENTABLE)).toBe(apart);
  });
});

describe("while a backend is down", () => {
  test.each<[string, () => Promise<unknown>, unknown]>([
    ["a product", product, "unavailable"],
    ["a list", list, "unavailable"],
    ["a category", category, "unavailable"],
    ["a shelf", shelf, []],
    ["the menu", tree, []],
  ])("without Medusa, %s is shown as far as it can be, for a moment only", async (_what, read, shown) => {
    medusa.down = true;
    expect(await read()).toEqual(shown);
    expect(nextRequest.life).toEqual(["lastGood"]);
  });

  test.each<[string, string, () => Promise<unknown>, unknown]>([
    ["the heroes", PUBLIC_PATHS.heroSections, () => heroesOf(cup), []],
    ["the links", PUBLIC_PATHS.navigation, () => navigationOf(cup), { header: [], footer: [] }],
    ["the notices", PUBLIC_PATHS.announcements, () => announcementsOf(cup), []],
    ["the blog", PUBLIC_PATHS.posts, () => postsOf(cup), "unavailable"],
    ["a page", PUBLIC_PATHS.page.replace(":slug", "about"), () => pageOf(cup, "about"), "unavailable"],
  ])("without Payload, %s fail no page and are kept for a moment only", async (_what, path, read, shown) => {
    payload.replies.set(path, { status: 500, body: {} });
    expect(await read()).toEqual(shown);
    expect(nextRequest.life).toEqual(["lastGood"]);
  });

  test("without Payload, a product is sold with the texts that Medusa keeps, for a moment only", async () => {
    payload.replies.set(PUBLIC_PATHS.products, { status: 500, body: {} });
    expect(await product()).toMatchObject({ content: { title: "Bowl" }, commerce: { purchasable: true } });
    expect(nextRequest.life).toEqual(["lastGood"]);
  });

  test("with both backends, a product is kept for the lifetime of the shop's pages", async () => {
    expect(await product()).toMatchObject({ stale: false });
    expect(nextRequest.life).toEqual(["shop"]);
  });

  test("an error that is no outage is not shown as one", async () => {
    payload.tenants = [tenantView("cup", { stores: [] })];
    await expect(productOf(cup, "bowl")).rejects.toThrow("no store");
  });
});

describe("the shop of a page", () => {
  test.each([
    ["of an unknown shop", { tenant: "nobody", locale: "en" }],
    ["in a language that the shop does not have", { tenant: "cup", locale: "uz" }],
    ["in no language", { tenant: "cup", locale: "favicon.ico" }],
  ])("a page %s is not found", async (_what, params) => {
    await expect(shopOf(params)).rejects.toMatchObject({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" });
    await expect(readShop(params)).rejects.toMatchObject({ code: "not_found" });
  });

  test("a shop is read in its own currency, region and language", async () => {
    expect((await shopOf({ tenant: "cup", locale: "ru" })).ctx).toMatchObject({
      locale: "ru",
      regionId: "reg_1",
      currency: "usd",
      store: { publishableKey: "pk_cup" },
    });
  });

  test("a shop that is suspended or archived is not listed", async () => {
    payload.tenants = [
      tenantView("cup"),
      tenantView("tea", { status: "suspended" }),
      tenantView("pan", { status: "archived" }),
    ];
    expect((await openShops()).map(({ slug }) => slug)).toEqual(["cup"]);
  });
});
