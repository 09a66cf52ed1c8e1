import type { CollectionBeforeOperationHook, FlattenedField } from "payload";
import { z } from "zod";
import { Refusal } from "../http/refusal";

/** Maximum number of documents in one read; callers read more page by page. */
export const MAX_DOCUMENTS = 500;

const numbersSchema = z.object({
  limit: z.number().int().min(0).max(MAX_DOCUMENTS).optional(),
  page: z.number().int().min(1).max(100_000).optional(),
  pagination: z.boolean().optional(),
  sort: z.union([z.string(), z.array(z.string())]).optional(),
});

/** Columns of every collection that are not fields of it. */
const ALWAYS: ReadonlySet<string> = new Set([
  "id",
  "_status",
  "createdAt",
  "updatedAt",
  "latest",
  "parent",
  "autosave",
]);

const MUST_BE: Readonly<Record<string, string>> = {
  limit: `a whole number from 0 to ${MAX_DOCUMENTS}`,
  page: "a whole number from 1 to 100,000",
  pagination: "`true` or `false`",
  sort: "the name of a field, or a list of names",
};

/**
 * Limits how much a caller reads at once, by REST and GraphQL, and rejects invalid numbers and sort keys, also those of
 * bulk changes.
 * @throws Refusal 400
 */
export const boundReads: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
}) => {
  if (overrideAccess) return args;
  const { limit, page, pagination, sort } = args as Record<string, unknown>;
  const parsed = numbersSchema.safeParse({
    limit: limit ?? undefined,
    page: page ?? undefined,
    pagination: pagination ?? undefined,
    sort: sort ?? undefined,
  });
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw refusal(`\`${name}\` must be ${MUST_BE[name]}.`);
  }
  for (const key of [parsed.data.sort ?? []].flat().flatMap((each) => each.split(",")))
    if (!isSortKey(collection.flattenedFields, key.trim().replace(/^-/, "")))
      throw refusal("`sort` must name a field of the collection that has one value.");
  if (!operation.startsWith("read")) return args;
  const everything =
    parsed.data.limit === 0 || (parsed.data.pagination === false && parsed.data.limit === undefined);
  return everything ? { ...args, limit: MAX_DOCUMENTS } : args;
};

const refusal = (message: string): Refusal => new Refusal(message, 400);

/** Returns whether a path ends at a field with one value. Postgres fails to sort by a field with several values. */
function isSortKey(fields: readonly FlattenedField[], path: string): boolean {
  const [first = "", ...rest] = path.split(/\.|__/);
  if (first === "version" && rest.length > 0) return isSortKey(fields, rest.join("."));
  if (ALWAYS.has(first)) return rest.length === 0;
  const field = fields.find(({ name }) => name === first);
  if (field === undefined || HOLDS_MANY.has(field.type) || ("hasMany" in field && field.hasMany))
    return false;
  if ("flattenedFields" in field) return rest.length > 0 && isSortKey(field.flattenedFields, rest.join("."));
  return rest.length <= 1;
}

const HOLDS_MANY: ReadonlySet<FlattenedField["type"]> = new Set(["array", "blocks", "join"]);
