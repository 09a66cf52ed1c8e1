import { type CollectionBeforeOperationHook, type FlattenedField, QueryError, type Where } from "payload";
import { isPlatformAdmin } from "./scope";

/** Parts of a relationship's own value, which lead to no other document. */
const OWN_PARTS: ReadonlySet<string> = new Set(["id", "value", "relationTo"]);

/**
 * Rejects filters and sort keys that lead through a relationship into another document: the result would reveal
 * documents that the caller cannot read. Platform admins may use them.
 */
export const refuseHops: CollectionBeforeOperationHook = ({ args, collection, overrideAccess, req }) => {
  if (overrideAccess || isPlatformAdmin(req.user)) return args;
  const fields = collection.flattenedFields;
  const { where, sort } = args as { where?: Where; sort?: string | string[] };
  const sorted = [sort ?? []]
    .flat()
    .flatMap((entry) => entry.split(",").map((path) => path.replace(/^-/, "")));
  const refused = [...pathsIn(where), ...sorted].filter((path) => hops(fields, path));
  if (refused.length > 0) throw new QueryError(refused.map((path) => ({ path })));
  return args;
};

function pathsIn(where: Where | undefined): string[] {
  return Object.entries(where ?? {}).flatMap(([key, value]) =>
    /^(and|or)$/i.test(key) && Array.isArray(value) ? value.flatMap(pathsIn) : [key],
  );
}

/** Returns whether the path leads beyond a relationship, in a document or in a version of one. */
function hops(fields: readonly FlattenedField[], path: string): boolean {
  const segments = path.replaceAll("__", ".").split(".");
  if (segments[0] === "parent") return segments.length > 1 && segments[1] !== "id";
  return leavesDocument(fields, segments[0] === "version" ? segments.slice(1) : segments);
}

function leavesDocument(fields: readonly FlattenedField[], [name, ...rest]: string[]): boolean {
  const named = fields.filter((field) => field.name === name);
  if (named.length === 0 || rest.length === 0) return false;
  return named.some((field) => {
    switch (field.type) {
      case "relationship":
      case "upload":
      case "join":
        return rest.some((part) => !OWN_PARTS.has(part));
      case "blocks":
        return field.blocks.some((block) =>
          leavesDocument(block.flattenedFields, rest[0] === block.slug ? rest.slice(1) : rest),
        );
      default:
        return "flattenedFields" in field && leavesDocument(field.flattenedFields, rest);
    }
  });
}
