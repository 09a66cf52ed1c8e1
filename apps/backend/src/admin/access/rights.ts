import type { Action, Area } from "@tandem/auth";
import type { Access } from "@tandem/contracts";
import { LANDINGS, NO_ACCESS, PAGES, pageAt } from "./pages";

/** An id, or a word that shows more of a page without changing anything. */
const SHOWS =
  /^([a-z]+(_[a-z]+)*_[0-9A-Z]{26}|variants|values|shipping-profiles|shipping-option-types|provinces)$/;

/** Whether somebody may do this in the tenant they work for. */
export function may({ rights }: Access, area: Area, action: Action): boolean {
  return rights[area]?.includes(action) === true;
}

/** Whether an address of the admin, without its `/app`, may be opened: the page it is on, and for forms the change. */
export function mayOpen(access: Access, path: string): boolean {
  if (access.platform_admin || path === "/" || path === "/settings") return true;
  const page = pageAt(path);
  if (page === undefined) return false;
  if (page.opens !== null && !may(access, page.opens.area, page.opens.action)) return false;
  const inside = path.slice(page.path.length).split("/").filter(Boolean);
  return !isReadOnly(access, path) || inside.every((segment) => SHOWS.test(segment));
}

/** Whether the page at an address shows what the person who looks may not change. */
export function isReadOnly(access: Access, path: string): boolean {
  const writes = pageAt(path)?.writes ?? null;
  return writes !== null && !may(access, writes, "write");
}

/** Where to send somebody who may not open an address: on from where the dashboard lands by itself, else to the note. */
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

/** Nobody is sent to their profile for want of another page. */
function isFarSettings(menu: string | undefined, path: string): boolean {
  return menu === "/" && path.startsWith("/settings/");
}
