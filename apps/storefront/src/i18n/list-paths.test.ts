import { describe, expect, test } from "vitest";
import { internalPath, listView, viewQuery } from "./list-paths";

describe("the view that a URL names", () => {
  test.each([
    [
      { sort: "price-desc", page: "7" },
      { sort: "price-desc", page: 7 },
    ],
    [{}, { sort: "newest", page: 1 }],
    [
      { sort: null, page: null },
      { sort: "newest", page: 1 },
    ],
    [
      { sort: "PRICE-ASC", page: "0" },
      { sort: "newest", page: 1 },
    ],
    [
      { sort: "title", page: "1.5" },
      { sort: "title", page: 1 },
    ],
    [
      { sort: "title", page: "-2" },
      { sort: "title", page: 1 },
    ],
    [
      { sort: "title", page: "1001" },
      { sort: "title", page: 1 },
    ],
    [
      { sort: "title", page: "9e99" },
      { sort: "title", page: 1 },
    ],
    [
      { sort: "title", page: "two" },
      { sort: "title", page: 1 },
    ],
  ])("%j is read as %j", (input, view) => expect(listView(input)).toEqual(view));
});

describe("the URL of a view", () => {
  test.each([
    [{ sort: "newest", page: 1 }, {}, ""],
    [{ sort: "title", page: 1 }, {}, "?sort=title"],
    [{ sort: "newest", page: 2 }, {}, "?page=2"],
    [{ sort: "price-asc", page: 3 }, { q: "blue & bowl" }, "?q=blue+%26+bowl&sort=price-asc&page=3"],
  ] as const)("%j with %j has the query %j", (view, extra, query) => {
    expect(viewQuery(view, extra)).toBe(query);
  });

  test.each([
    ["/products", { sort: "price-asc", page: 4 }, {}],
    ["/search", { sort: "title", page: 2 }, { q: "a+b / c?" }],
  ] as const)("the links of %s lead to the view they name", (path, view, extra) => {
    const query = new URLSearchParams(viewQuery(view, extra));
    const parts = internalPath(path, query).split("/");
    expect(listView({ sort: parts.at(-2) ?? null, page: parts.at(-1) ?? null })).toEqual(view);
    if ("q" in extra) expect(decodeURIComponent(parts[2] ?? "")).toBe(extra.q);
  });

  test("a view that is the same page has one internal path, so it is cached once", () => {
    const paths = ["", "sort=newest", "page=1", "page=01", "sort=evil&utm_source=x", "page=0"].map((query) =>
      internalPath("/products", new URLSearchParams(query)),
    );
    expect(new Set(paths).size).toBe(1);
  });

  test("a query of another page than a list is not part of its path", () => {
    expect(internalPath("/products/bowl", new URLSearchParams("page=3"))).toBe("/products/bowl");
    expect(internalPath("/categories/a/b", new URLSearchParams("page=3"))).toBe("/categories/a/b");
  });
});

describe("what is searched", () => {
  test.each([
    ["  blue bowl ", "blue bowl"],
    ["a/b?c#d", "a/b?c#d"],
    ["чашка", "чашка"],
    ["...", "..."],
    ["x".repeat(150), "x".repeat(100)],
    ["😀".repeat(101), "😀".repeat(100)],
    ["   ", "*"],
    [".", "*"],
  ])("a search for %j looks for %j", (asked, searched) => {
    const path = internalPath("/search", new URLSearchParams({ q: asked }));
    const { pathname } = new URL(path, "http://shop.test");
    expect(pathname.split("/").map(decodeURIComponent)).toEqual(["", "search", searched, "newest", "1"]);
  });
});
