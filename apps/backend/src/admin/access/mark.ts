import type { Access } from "@tandem/contracts";
import { isReadOnly, mayOpen } from "./rights";

/** Attributes of elements that are hidden from the user, and of links they may not follow. */
export const HIDDEN = "data-tandem-hidden";
export const PLAIN = "data-tandem-plain";
/** Attribute of the elements this application adds to the top bar. */
export const OURS = "data-tandem-ours";

/** Buttons that change data, by their classes; buttons that filter, sort or page have other classes or open a menu. */
const ACTS =
  "main :is(button, a):is(.shadow-buttons-neutral, .shadow-buttons-inverted, .shadow-buttons-danger):not([aria-haspopup])";
/** A link styled as a button. */
const BUTTON = "[class*='shadow-buttons']";
const TICKS = "main [role='checkbox'], main [role='switch']";
const MENUS = "button[aria-haspopup='menu']";
/** The only menu outside of these elements is the one that rearranges the dashboard for all users. */
const NOT_TOP = `main, aside, [role='dialog'], [role='menu'], [${OURS}]`;
/** The search button, which calls a route for platform admins; recognized by its shortcut. */
const SEARCH = "aside nav button";
const SHORTCUT = "⌘K";

/** Marks links to pages that the user may not open, and controls that they may not use on the current page. */
export function mark(
  root: ParentNode,
  access: Access,
  page: { base: string; path: string; more: string },
): void {
  const prefix = `${page.base}/`;
  for (const link of root.querySelectorAll<HTMLAnchorElement>(`a[href^="${prefix}"]`)) {
    const path = link.pathname.slice(page.base.length).replace(/\/$/, "") || "/";
    const open = mayOpen(access, path);
    const text = isText(link);
    entryOf(link).toggleAttribute(HIDDEN, !open && !text);
    link.toggleAttribute(PLAIN, !open && text);
  }
  const readOnly = isReadOnly(access, page.path);
  for (const element of root.querySelectorAll(`${ACTS}, ${TICKS}`)) {
    if (!element.matches(`a[href^="${prefix}"]`)) element.toggleAttribute(HIDDEN, readOnly);
  }
  for (const search of root.querySelectorAll(SEARCH)) {
    if (search.textContent?.includes(SHORTCUT) === true)
      entryOf(search).toggleAttribute(HIDDEN, !access.platform_admin);
  }
  for (const menu of root.querySelectorAll(MENUS)) {
    const top = menu.closest(NOT_TOP) === null;
    const acts = menu.closest("main") !== null && menu.querySelector("svg")?.innerHTML === page.more;
    menu.toggleAttribute(HIDDEN, (top && !access.platform_admin) || (acts && readOnly));
  }
}

/** Returns whether a link is page content, such as the name in a table row. */
function isText(link: Element): boolean {
  return link.closest("main") !== null && !link.matches(`${BUTTON}, :has(button)`);
}

/** Returns a menu link with the wrapper elements that contain nothing else. */
function entryOf(link: Element): Element {
  if (link.closest("aside") === null) return link;
  let entry = link;
  for (let box = link.parentElement; box?.childElementCount === 1 && !box.matches("nav, aside, ul"); ) {
    entry = box;
    box = box.parentElement;
  }
  return entry;
}
