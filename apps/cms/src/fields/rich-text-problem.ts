import { isSafeHref } from "@tandem/contracts";
import { z } from "zod";

/** Deeper than any document an editor creates, and shallow enough for recursion. */
const MAX_DEPTH = 40;

const format = z.union([z.number(), z.enum(["", "left", "start", "center", "right", "end", "justify"])]);
const nodeSchema = z.looseObject({
  type: z.string(),
  format: format.optional(),
  indent: z.number().optional(),
});
const tagSchemas: Readonly<Record<string, z.ZodType>> = {
  heading: z.enum(["h1", "h2", "h3", "h4"]),
  list: z.enum(["ul", "ol"]),
};
/** Collections whose documents a link may open. */
export const LINKED_COLLECTIONS = ["pages", "posts", "products", "categories"] as const;
/** Collections whose files a text may show. */
export const SHOWN_COLLECTIONS = ["media"] as const;

const idSchema = z.union([z.uuid(), z.looseObject({ id: z.uuid() })]);
const linkSchema = z.looseObject({
  linkType: z.enum(["custom", "internal"]).optional(),
  url: z.string().nullish(),
});
const linkedSchema = z.looseObject({
  doc: z.looseObject({ relationTo: z.enum(LINKED_COLLECTIONS), value: idSchema }).nullish(),
});
const shownSchema = z.looseObject({ relationTo: z.enum(SHOWN_COLLECTIONS), value: idSchema });
const NODE_TYPES: ReadonlySet<string> = new Set([
  ...["paragraph", "heading", "quote", "list", "listitem", "horizontalrule"],
  ...["text", "tab", "linebreak", "link", "autolink", "upload"],
]);

/** Returns why a rich text cannot come from our editor, or null. Used on every save, including drafts. */
export function richTextProblem(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const parsed = z.looseObject({ root: z.looseObject({ children: z.unknown() }) }).safeParse(value);
  return parsed.success ? childrenProblem(parsed.data.root.children, 1) : "This is not a rich text document.";
}

function childrenProblem(children: unknown, depth: number): string | null {
  if (children === undefined) return null;
  if (!Array.isArray(children)) return "`children` must be a list of nodes.";
  if (depth > MAX_DEPTH) return `Nest at most ${MAX_DEPTH} levels.`;
  for (const child of children) {
    const problem = nodeProblem(child, depth);
    if (problem !== null) return problem;
  }
  return null;
}

function nodeProblem(value: unknown, depth: number): string | null {
  const node = nodeSchema.safeParse(value);
  if (!node.success) return "A node has no known type, format or indent.";
  const { type, tag, fields, children } = node.data;
  if (!NODE_TYPES.has(type)) return `Nodes of type "${type}" are not allowed.`;
  if (tagSchemas[type]?.safeParse(tag).success === false)
    return `A ${type} may not have the tag ${JSON.stringify(tag)}.`;
  if (type === "link" || type === "autolink") {
    const link = linkSchema.safeParse(fields);
    if (!link.success) return "A link needs a type and a URL.";
    if (!linkedSchema.safeParse(fields).success)
      return `A link may open a document of ${LINKED_COLLECTIONS.join(", ")}: give \`relationTo\` and the id in \`value\`.`;
    const { linkType, url } = link.data;
    if (linkType !== "internal" && url && !isSafeHref(url))
      return `The link "${url.slice(0, 60)}" must start with /, https://, mailto: or tel:.`;
  }
  if (type === "upload" && !shownSchema.safeParse(node.data).success)
    return `An upload needs \`relationTo\`, which is ${SHOWN_COLLECTIONS.join(", ")}, and the id in \`value\`.`;
  return childrenProblem(children, depth + 1);
}
