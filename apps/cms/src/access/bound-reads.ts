import type { CollectionBeforeOperationHook, FlattenedField } from "payload";
import { z } from "zod";
import { Refusal } from "../http/refusal";

/** Most documents of one read; more are read page by page. */
export const MAX_DOCUMENTS = 500;

const numbersSchema = z.object({
  limit: z.number().int().min(0).max(MAX_DOCUMENTS).optional(),
  page: z.number().int().min(1).max(100_000).optional(),
  pagination: z.boolean().optional(),
  sort: z.union([z.string(), z.array(z.string())]).optional(),
});

/** Columns of every collection that are no fields of it. */
const ALWAYS: ReadonlySet<string> = new Set([
  "id",
  "_status",
  "createdAt",
  "updatedAt",
  "latest",
  "parent",
  "autosave",
]);

/** Keeps what a caller reads at once finite, by REST and GraphQL alike, and refuses numbers and sort keys that make no sense. */
export const boundReads: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
}) => {
  if (overrideAccess || !operation.startsWith("read")) return args;
  const { limit, page, pagination, sort } = args as Record<string, unknown>;
  const parsed = numbersSchema.safeParse({
    limit: limit ?? undefined,
    page: page ?? undefined,
    pagination: pagination ?? undefined,
    sort: sort ?? undefined,
  });
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw refusal(
      name === "limit"
        ? `\`limit\` must be a whole number from 0 to ${MAX_DOCUMENTS}.`
        : `\`${name}\` is not valid.`,
    );
  }
  for (const key of [parsed.data.sort ?? []].flat().flatMap((each) => each.split(",")))
    if (!isSortKey(collection.flattenedFields, key.trim().replace(/^-/, "")))
      throw refusal("`sort` must name a field of the collection that has one value.");
  const everything =
    parsed.data.limit === 0 || (parsed.data.pagination === false && parsed.data.limit === undefined);
  return everything ? { ...args, limit: MAX_DOCUMENTS } : args;
};

const refusal = (message: string): Refusal => new Refusal(message, 400);

/** True for a field with one value, which a document can be sorted by. Postgres fails on one that has several. */
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
