import { EllipsisHorizontal } from "@medusajs/icons";
import { Button, Checkbox, DropdownMenu, IconButton, Switch } from "@medusajs/ui";
import { ROLE_MATRIX } from "@tandem/auth";
import type { Access, Role } from "@tandem/contracts";
import { JSDOM } from "jsdom";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { HIDDEN, mark } from "./mark";

/** Returns the access of a user with one role. */
const accessOf = (role: Role): Access => ({
  tenant: null,
  roles: [role],
  platform_admin: false,
  rights: Object.fromEntries(
    Object.entries(ROLE_MATRIX[role]).map(([area, actions]) => [area, [...actions]]),
  ),
});

/** Returns whether a component of the installed dashboard is hidden on the page of products. */
function isHidden(element: ReactElement, role: Role): boolean {
  const { document } = new JSDOM(`<main>${renderToStaticMarkup(element)}</main>`).window;
  const more = new JSDOM(renderToStaticMarkup(createElement(EllipsisHorizontal))).window.document;
  mark(document, accessOf(role), {
    base: "/app",
    path: "/products",
    more: more.querySelector("svg")?.innerHTML ?? "",
  });
  const control = document.querySelector("button, a");
  if (control === null) throw new Error("The component rendered no control.");
  return control.hasAttribute(HIDDEN);
}

const link = createElement("a", { href: "https://elsewhere.test" }, "Export");
const menu = createElement(
  DropdownMenu,
  null,
  createElement(
    DropdownMenu.Trigger,
    { asChild: true },
    createElement(IconButton, { variant: "transparent" }, createElement(EllipsisHorizontal)),
  ),
);

test.each<[string, ReactElement]>([
  ["a primary button", createElement(Button, { variant: "primary" }, "Save")],
  ["a secondary button", createElement(Button, { variant: "secondary" }, "Create")],
  ["a danger button", createElement(Button, { variant: "danger" }, "Delete")],
  ["a link that is a button", createElement(Button, { variant: "secondary", asChild: true }, link)],
  ["an icon button", createElement(IconButton, { variant: "primary" }, "+")],
  ["a checkbox", createElement(Checkbox)],
  ["a switch", createElement(Switch)],
  ["a menu of actions", menu],
])(
  "%s of the dashboard is hidden from a user who may only read the page, and from no other",
  (_what, element) => {
    expect([isHidden(element, "viewer"), isHidden(element, "owner")]).toEqual([true, false]);
  },
);

test("a control that changes no data stays visible to a user who may only read the page", () => {
  expect(isHidden(createElement(Button, { variant: "transparent" }, "Next"), "viewer")).toBe(false);
});
