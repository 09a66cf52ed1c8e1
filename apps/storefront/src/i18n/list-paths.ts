import { SORTS, type Sort } from "@tandem/catalog";
import { z } from "zod";

/** The view of a list: its sort order and page. */
export interface ListView {
  sort: Sort;
  page: number;
}
/** In characters. */
const LONGEST_SEARCH = 100;

const viewSchema = z.object({
  sort: z.enum(SORTS).catch("newest"),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

/** Returns the view named by a URL or path; invalid values mean the first page, newest first. */
export function listView(input: { sort?: string | null; page?: string | null }): ListView {
  return viewSchema.parse({ sort: input.sort ?? undefined, page: input.page ?? 1 });
}

/**
 * Returns the internal path of a public one. Internal paths of lists carry the view, so that every view is a page that
 * can be cached; shoppers see it as a query.
 */
export function internalPath(path: string, query: URLSearchParams): string {
  const { sort, page } = listView({ sort: query.get("sort"), page: query.get("page") });
  const view = `${sort}/${page}`;
  if (path === "/products") return `/products/all/${view}`;
  if (/^\/categories\/[^/]+$/.test(path)) return `${path}/${view}`;
  if (path === "/search") return `/search/${searchSegment(query.get("q") ?? "")}/${view}`;
  if (path === "/sitemap.xml") return "/-/sitemap";
  if (path === "/robots.txt") return "/-/robots";
  return path === "/" ? "" : path;
}

/** Returns a search as one segment of a path; an empty search is `*`, and so is one that a path would read as its folder. */
function searchSegment(asked: string): string {
  // By characters: half of a surrogate pair could not be encoded.
  const text = Array.from(asked.trim()).slice(0, LONGEST_SEARCH).join("");
  return /^\.{0,2}$/.test(text) ? "*" : encodeURIComponent(text);
}

/** Returns the query of a view; empty for the default view. */
export function viewQuery(view: ListView, extra: Record<string, string> = {}): string {
  const query = new URLSearchParams(extra);
  if (view.sort !== "newest") query.set("sort", view.sort);
  if (view.page > 1) query.set("page", String(view.page));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
