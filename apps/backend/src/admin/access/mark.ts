import type { Access } from "@tandem/contracts";
import { isReadOnly, mayOpen } from "./rights";

/** Attribute of what the person who looks shall not see, and of links that lead nowhere for them. */
export const HIDDEN = "data-tandem-hidden";
export const PLAIN = "data-tandem-plain";
/** Attribute of what we put into the top bar ourselves. */
export const OURS = "data-tandem-ours";

/** Buttons that act, as the design system draws them; what filters, sorts or pages is drawn otherwise or opens a menu. */
const ACTS =
  "main :is(button, a):is(.shadow-buttons-neutral, .shadow-buttons-inverted, .shadow-buttons-danger):not([aria-haspopup])";
/** A link drawn as a button, bold or bare. */
const BUTTON = "[class*='shadow-buttons']";
const TICKS = "main [role='checkbox'], main [role='switch']";
const MENUS = "button[aria-haspopup='menu']";
/** The menu that rearranges the dashboard for everybody, and nothing else of its kind, is outside of these. */
const NOT_TOP = `main, aside, [role='dialog'], [role='menu'], [${OURS}]`;
/** The button of the search, which asks a call for platform admins; known by its shortcut. */
const SEARCH = "aside nav button";
const SHORTCUT = "⌘K";

/** Marks everything on the screen that leads where one may not go, or that one may not do on the page that is open. */
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

/** A link that is part of what a page tells, such as the name in a row of a table. */
function isText(link: Element): boolean {
  return link.closest("main") !== null && !link.matches(`${BUTTON}, :has(button)`);
}

/** A link of the menu with the boxes that hold nothing but it. */
function entryOf(link: Element): Element {
  if (link.closest("aside") === null) return link;
  let entry = link;
  for (let box = link.parentElement; box?.childElementCount === 1 && !box.matches("nav, aside, ul"); ) {
    entry = box;
    box = box.parentElement;
  }
  return entry;
}
