import type { Action, Area } from "@tandem/auth";
import type { Access } from "@tandem/contracts";
import { LANDINGS, NO_ACCESS, PAGES, pageAt } from "./pages";

/** Path segments that only display data: an id, or the name of a read-only section. */
const SHOWS =
  /^([a-z]+(_[a-z]+)*_[0-9A-Z]{26}|variants|values|shipping-profiles|shipping-option-types|provinces)$/;

/** Returns whether the user may perform the action in the active tenant. */
export function may({ rights }: Access, area: Area, action: Action): boolean {
  return rights[area]?.includes(action) === true;
}

/** Returns whether the user may open a path of the admin (without `/app`); forms also need write permission. */
export function mayOpen(access: Access, path: string): boolean {
  if (access.platform_admin || path === "/" || path === "/settings") return true;
  const page = pageAt(path);
  if (page === undefined) return false;
  if (page.opens !== null && !may(access, page.opens.area, page.opens.action)) return false;
  const inside = path.slice(page.path.length).split("/").filter(Boolean);
  return !isReadOnly(access, path) || inside.every((segment) => SHOWS.test(segment));
}

/** Returns whether the page at a path shows data that the user may not change. */
export function isReadOnly(access: Access, path: string): boolean {
  const writes = pageAt(path)?.writes ?? null;
  return writes !== null && !may(access, writes, "write");
}

/** Returns the redirect for a path the user may not open: an allowed page for default pages, else `NO_ACCESS`. */
export function insteadOf(access: Access, path: string): string {
  const menu = LANDINGS[path];
  const next =
    menu === undefined
      ? undefined
      : PAGES.find(
          ({ path: other }) => other.startsWith(menu) && other !== NO_ACCESS && mayOpen(access, other),
        );
  return next === undefined || isFarSettings(menu, next.path) ? NO_ACCESS : next.path;
}

/** Returns whether a path is a settings page, which does not replace a page of the main menu. */
function isFarSettings(menu: string | undefined, path: string): boolean {
  return menu === "/" && path.startsWith("/settings/");
}
