import {
  buildVersionCollectionFields,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  getLocalizedPaths,
  type PayloadRequest,
  type RelationshipField,
  type SanitizedCollectionConfig,
  type UploadField,
} from "payload";
import { z } from "zod";
import { Refusal } from "../http/refusal";

const EQUALITY = ["equals", "not_equals", "in", "not_in", "exists"] as const;
const ORDER = ["greater_than", "greater_than_equal", "less_than", "less_than_equal"] as const;
const WORDS = ["like", "not_like", "contains"] as const;

type FieldType = FlattenedField["type"];
type Operators = readonly string[];

/**
 * Operators that a filter may use on each type of field: those that Payload's admin offers and Postgres supports. A
 * type without a value of its own has none; callers filter by a field inside it.
 */
const OPERATORS: Readonly<Record<FieldType, Operators>> = {
  text: [...EQUALITY, ...ORDER, ...WORDS],
  textarea: [...EQUALITY, ...WORDS],
  code: [...EQUALITY, ...WORDS],
  email: [...EQUALITY, ...WORDS],
  number: [...EQUALITY, ...ORDER],
  date: [...EQUALITY, ...ORDER],
  checkbox: ["equals", "not_equals", "exists"],
  radio: EQUALITY,
  select: EQUALITY,
  relationship: EQUALITY,
  upload: EQUALITY,
  json: ["exists"],
  richText: ["exists"],
  point: ["exists"],
  array: [],
  blocks: [],
  group: [],
  join: [],
  tab: [],
};

/** An id is a UUID: the search of the admin's lists sends `like`, and Payload treats it as `equals`. */
const ON_IDS: Operators = [...EQUALITY, "like"];
/** A field that holds several values has one row for each of them. */
const ON_LISTS: Operators = [...EQUALITY, "contains"];
const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.date(), z.null()]);
const scalarsSchema = z.array(scalarSchema);
const flagSchema = z.union([z.boolean(), z.enum(["true", "false"])]);
/** Payload splits a string at its commas and treats the string `null` as no value. */
const idsSchema = z.union([z.string().refine((text) => text !== "null"), z.number(), scalarsSchema]);
const conditionSchema = z.record(z.string(), z.unknown());

/**
 * Rejects a filter that its field does not support, by REST and GraphQL, for reads, counts, changes and versions: the
 * database would fail, and Payload drops some of these filters, which matches more documents than the caller meant.
 * @throws Refusal 400 that names the field and what it supports
 */
export const fittingFilters: CollectionBeforeOperationHook = ({ args, collection, overrideAccess, req }) => {
  if (overrideAccess || !("where" in args)) return args;
  const problem = problemOf(args.where, { collection, req });
  if (problem !== null) throw new Refusal(problem, 400);
  return args;
};

interface Asked {
  collection: SanitizedCollectionConfig;
  req: PayloadRequest;
}

function problemOf(where: unknown, asked: Asked): string | null {
  if (where === undefined || where === null) return null;
  const conditions = conditionSchema.safeParse(where).data;
  if (conditions === undefined) return "`where` must be an object such as `where[title][equals]=words`.";
  for (const [path, condition] of Object.entries(conditions)) {
    const problem = /^(and|or)$/i.test(path)
      ? problemOfAll(path, condition, asked)
      : problemOfField(path, condition, asked);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfAll(word: string, parts: unknown, asked: Asked): string | null {
  if (!Array.isArray(parts)) return `\`where\`: \`${word}\` must be a list of filters.`;
  for (const part of parts) {
    const problem = problemOf(part, asked);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfField(path: string, condition: unknown, asked: Asked): string | null {
  const operators = conditionSchema.safeParse(condition).data;
  if (operators === undefined)
    return `\`where\`: \`${path}\` needs an operator, such as \`where[${path}][equals]\`.`;
  if (path === "_id") return "`where`: use `id` instead of `_id`.";
  const target = targetOf(path, asked);
  // Payload itself rejects a field that does not exist or is hidden from the caller.
  if (target === null) return null;
  for (const [operator, value] of Object.entries(operators)) {
    if (!target.operators.includes(operator)) return misfit(path, operator, target.operators);
    const need = target.needs(operator, value);
    if (need !== null) return `\`where\`: \`${path}\` with \`${operator}\` needs ${need}.`;
  }
  return null;
}

const misfit = (path: string, operator: string, operators: Operators): string =>
  operators.length === 0
    ? `\`where\`: \`${path}\` cannot be filtered. Use a field with a value of its own.`
    : `\`where\`: \`${path}\` cannot be filtered with \`${operator}\`. Use ${operators.join(", ")}.`;

interface Target {
  operators: Operators;
  /** Returns what the operator needs when the value does not fit it; null when it fits. */
  needs(operator: string, value: unknown): string | null;
}

/** Returns the field that a path ends at, resolved as Payload does, in a document or a version; null if none. */
function targetOf(path: string, { collection, req }: Asked): Target | null {
  const { localization } = req.payload.config;
  const segments = path.replaceAll("__", ".").split(".");
  const isLocale =
    localization && segments.length > 1 && localization.localeCodes.includes(segments.at(-1) ?? "");
  const own = isLocale ? segments.slice(0, -1) : segments;
  const trailIn = (fields: FlattenedField[]) =>
    own.map((_, at) => fieldAt(own.slice(0, at + 1).join("."), fields, req));
  const trail = trailIn(collection.flattenedFields);
  if (trail.at(-1)) return describe(own, trail);
  const inVersion = trailIn(buildVersionCollectionFields(req.payload.config, collection, true));
  return inVersion.at(-1) ? describe(own, inVersion) : null;
}

function fieldAt(
  path: string,
  fields: FlattenedField[],
  { locale, payload }: PayloadRequest,
): FlattenedField | null {
  const found = getLocalizedPaths({
    fields,
    incomingPath: path,
    overrideAccess: true,
    payload,
    ...(locale ? { locale } : {}),
  }).at(-1);
  return found === undefined || found.invalid ? null : (found.field ?? null);
}

/** Returns what a field supports, given the fields that its path leads through. */
function describe(path: readonly string[], trail: readonly (FlattenedField | null)[]): Target {
  const field = trail.at(-1);
  if (!field) return NOTHING;
  if (trail.at(-2) === field) {
    if (field.type === "relationship" || field.type === "upload") return partOf(path.at(-1));
    const isRepeated = trail.some((each) => each?.type === "array" || each?.type === "blocks");
    return isRepeated ? NOTHING : INSIDE_JSON;
  }
  if (field.name === "id")
    return {
      operators: ON_IDS,
      needs: (operator, value) => needsScalar(operator, value) ?? (value === "null" ? "an id" : null),
    };
  if (field.name === "blockType") return NOTHING;
  if (field.type === "relationship" || field.type === "upload") return ofReference(field);
  if (!("hasMany" in field) || !field.hasMany)
    return { operators: OPERATORS[field.type], needs: needsScalar };
  if (field.localized) return NOTHING;
  return { operators: field.type === "select" ? ON_LISTS : OPERATORS[field.type], needs: needsScalar };
}

/** Payload cannot query these in Postgres: localized lists, JSON inside a list, the type of a block. */
const NOTHING: Target = { operators: [], needs: () => null };

const INSIDE_JSON: Target = {
  operators: [...EQUALITY, "like", "not_like"],
  needs: (operator, value) =>
    operator === "in" || operator === "not_in"
      ? fits(scalarsSchema.min(1), value, `a list, such as \`[${operator}][]=value\``)
      : needsScalar(operator, value),
};

/** Returns what a part of a reference to one of several collections supports. */
function partOf(part: string | undefined): Target {
  const operators = EQUALITY.filter((operator) => operator !== "exists");
  return {
    operators,
    needs: (operator, value) =>
      part === "value" && (operator === "in" || operator === "not_in")
        ? fits(scalarsSchema, value, `a list, such as \`[${operator}][]=id\``)
        : needsScalar(operator, value),
  };
}

function ofReference({ hasMany, relationTo }: RelationshipField | UploadField): Target {
  if (typeof relationTo !== "string") {
    const schema = z.strictObject({
      relationTo: z.enum(relationTo),
      value: z.union([z.string(), z.number()]),
    });
    return {
      operators: ["equals"],
      needs: (_, value) => fits(schema, value, "`relationTo` and `value` of one document"),
    };
  }
  return {
    operators: hasMany ? ON_LISTS : EQUALITY,
    needs: (operator, value) => {
      if (operator === "in" || operator === "not_in") return fits(idsSchema, value, "ids");
      return operator === "exists" || operator === "contains"
        ? needsScalar(operator, value)
        : fits(z.union([scalarSchema, scalarsSchema]), value, "an id or ids");
    },
  };
}

function needsScalar(operator: string, value: unknown): string | null {
  switch (operator) {
    case "exists":
      return fits(flagSchema, value, "`true` or `false`");
    case "in":
    case "not_in":
      return fits(
        z.union([z.string(), z.number(), scalarsSchema]),
        value,
        `a list, such as \`[${operator}][]=value\``,
      );
    case "like":
    case "not_like":
    case "contains":
      return fits(z.string(), value, "a string");
    default:
      return fits(scalarSchema, value, "a single value");
  }
}

const fits = (schema: z.ZodType, value: unknown, need: string): string | null =>
  schema.safeParse(value).success ? null : need;
