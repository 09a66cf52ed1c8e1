import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** Returns what a component renders, as HTML. */
export const htmlOf = (node: ReactNode): string => renderToStaticMarkup(node);

/** Returns the text that a component shows, without tags. */
export const textOf = (node: ReactNode): string =>
  htmlOf(node)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Returns the values of an attribute in the order in which they are rendered. */
export const attributesOf = (node: ReactNode, name: string): string[] =>
  [...htmlOf(node).matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) =>
    value.replaceAll("&amp;", "&"),
  );
