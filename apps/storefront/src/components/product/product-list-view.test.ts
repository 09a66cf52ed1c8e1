import { createElement } from "react";
import { describe, expect, test } from "vitest";
import type { ListView } from "@/i18n/list-paths";
import { attributesOf, htmlOf, textOf } from "@/testing/html";
import { productOf } from "@/testing/products";
import { shopOf } from "@/testing/shops";
import { ProductListView } from "./product-list-view";

const ALL = ["newest", "title", "price-asc", "price-desc"] as const;
const viewOf = (
  view: ListView,
  { pages = 3, items = [productOf()], sorts = ALL as readonly (typeof ALL)[number][] } = {},
) =>
  createElement(ProductListView, {
    list: { items, total: items.length === 0 ? 0 : 60, page: view.page, pages, sorts, stale: false },
    view,
    path: "/search",
    query: { q: "bowl" },
    shop: shopOf(undefined, "ru"),
  });
const linksOf = (node: ReturnType<typeof viewOf>) =>
  attributesOf(node, "href").filter((href) => href.startsWith("/ru/search"));

describe("a list of products", () => {
  test("a middle page leads to the page before and after it, and keeps search, order and language", () => {
    const node = viewOf({ sort: "title", page: 2 });
    expect(linksOf(node).slice(-2)).toEqual([
      "/ru/search?q=bowl&sort=title",
      "/ru/search?q=bowl&sort=title&page=3",
    ]);
    expect(htmlOf(node)).toMatch(/rel="prev".*rel="next"/s);
  });

  test.each([
    [1, "next"],
    [3, "prev"],
  ])("page %d of 3 leads only to the %s page", (page, rel) => {
    expect(attributesOf(viewOf({ sort: "newest", page }), "rel")).toEqual([rel]);
  });

  test("a list of one page has no page links", () => {
    expect(attributesOf(viewOf({ sort: "newest", page: 1 }, { pages: 1 }), "rel")).toEqual([]);
  });

  test("another order begins at its first page, and the current one is marked", () => {
    const node = viewOf({ sort: "price-asc", page: 2 });
    expect(linksOf(node).slice(0, 4)).toEqual([
      "/ru/search?q=bowl",
      "/ru/search?q=bowl&sort=title",
      "/ru/search?q=bowl&sort=price-asc",
      "/ru/search?q=bowl&sort=price-desc",
    ]);
    expect(htmlOf(node).match(/aria-current="true"/g)).toHaveLength(1);
  });

  test("a list that is too long to be sorted by price does not offer it", () => {
    const links = linksOf(viewOf({ sort: "newest", page: 1 }, { pages: 1, sorts: ["newest", "title"] }));
    expect(links).toEqual(["/ru/search?q=bowl", "/ru/search?q=bowl&sort=title"]);
  });

  test("an empty list says so and leads to all products", () => {
    const node = viewOf({ sort: "newest", page: 1 }, { items: [] });
    expect(attributesOf(node, "href")).toEqual(["/ru/products"]);
    expect(textOf(node)).not.toBe("");
  });
});
