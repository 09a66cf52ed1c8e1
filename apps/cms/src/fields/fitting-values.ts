import type { CollectionBeforeOperationHook, FlattenedField, OptionObject } from "payload";
import { isRecord } from "./is-record";
import { invalidField } from "./refuse-value";
import { richTextProblem } from "./rich-text-problem";

/** Longest text that fits an index of Postgres, whatever its characters. */
const MAX_INDEXED = 600;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Payload reads these as no reference. */
const NO_REFERENCE: ReadonlySet<unknown> = new Set(["", "none", "null"]);
/** Payload reads these as no rows: a form sends the number of rows when it has none. */
const NO_ROWS: ReadonlySet<unknown> = new Set(["", "0", 0]);
const FLAGS: ReadonlySet<unknown> = new Set([true, false, "true", "false", ""]);

interface Problem {
  path: string;
  message: string;
}

/**
 * Rejects a value that its field cannot hold, in drafts too, by REST and GraphQL: Payload assumes the type of a value
 * before it validates it, and does not validate drafts.
 * @throws ValidationError at the field
 */
export const fittingValues: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || (operation !== "create" && operation !== "update")) return args;
  const { data } = args as { data?: unknown };
  const problem = problemIn([...collection.flattenedFields, ...passwordOf(collection.auth)], data, "");
  if (problem !== null) throw invalidField({ ...problem, collection, req });
  return args;
};

/** Payload accepts a password for an account, which is no field of its collection. */
const passwordOf = (auth: unknown): FlattenedField[] => (auth ? [{ name: "password", type: "text" }] : []);

function problemIn(fields: readonly FlattenedField[], data: unknown, parent: string): Problem | null {
  if (!isRecord(data)) return { path: parent, message: "This must be an object with fields." };
  for (const field of fields) {
    if (("virtual" in field && field.virtual) || !Object.hasOwn(data, field.name)) continue;
    const problem = problemOf(
      field,
      data[field.name],
      parent === "" ? field.name : `${parent}.${field.name}`,
    );
    if (problem !== null) return problem;
  }
  return null;
}

function problemOf(field: FlattenedField, value: unknown, path: string): Problem | null {
  switch (field.type) {
    case "group":
    case "tab":
      return value === undefined ? null : problemIn(field.flattenedFields, value, path);
    case "array":
      return problemOfRows(value, path, (row, at) => problemIn(field.flattenedFields, row, at));
    case "blocks":
      return problemOfRows(value, path, (row, at) => problemOfBlock(field.blocks, row, at));
    case "join":
      return null;
    default: {
      const message =
        value === undefined || value === null ? null : (messageOf(field, value) ?? unstorable(value));
      return message === null ? null : { path, message };
    }
  }
}

function problemOfRows(
  rows: unknown,
  path: string,
  ofRow: (row: unknown, path: string) => Problem | null,
): Problem | null {
  if (rows === undefined || NO_ROWS.has(rows)) return null;
  if (!Array.isArray(rows)) return { path, message: "This must be a list. Send `[]` to remove all rows." };
  const ids = new Set<unknown>();
  for (const [at, row] of rows.entries()) {
    const problem = ofRow(row, `${path}.${at}`);
    if (problem !== null) return problem;
    const id = isRecord(row) ? row.id : undefined;
    if (id && ids.has(id))
      return { path: `${path}.${at}.id`, message: "Another row of the list has this id." };
    ids.add(id);
  }
  return null;
}

type Blocks = Extract<FlattenedField, { type: "blocks" }>["blocks"];

function problemOfBlock(blocks: Blocks, row: unknown, path: string): Problem | null {
  const block = blocks.find(({ slug }) => isRecord(row) && row.blockType === slug);
  if (block !== undefined) return problemIn(block.flattenedFields, row, path);
  const slugs = blocks.map(({ slug }) => slug).join(", ");
  return { path: `${path}.blockType`, message: `This must be one of ${slugs}.` };
}

type Scalar = Exclude<FlattenedField, { type: "array" | "blocks" | "group" | "join" | "tab" }>;

/** Returns what the field needs when the value does not fit it. */
function messageOf(field: Scalar, value: unknown): string | null {
  switch (field.type) {
    case "json":
      return null;
    case "richText":
      return richTextProblem(value);
    case "point":
      return Array.isArray(value) && value.length === 2 && value.every(isNumber)
        ? null
        : "This must be a list of two numbers.";
    case "checkbox":
      return FLAGS.has(value) ? null : "This must be `true` or `false`.";
    default:
      return "hasMany" in field && field.hasMany
        ? listMessage(value, (each) => ofOne(field, each))
        : ofOne(field, value);
  }
}

function listMessage(values: unknown, messageOfOne: (value: unknown) => string | null): string | null {
  if (NO_REFERENCE.has(values)) return null;
  if (!Array.isArray(values)) return "This must be a list.";
  return values.map(messageOfOne).find((message) => message !== null) ?? null;
}

function ofOne(
  field: Exclude<Scalar, { type: "checkbox" | "json" | "point" | "richText" }>,
  value: unknown,
): string | null {
  switch (field.type) {
    case "number":
      return value === "" || isNumber(value) ? null : "This must be a number.";
    case "date":
      return isDate(value) ? null : "This must be a date, such as 2026-11-28T09:00:00Z.";
    case "select":
    case "radio":
      return optionMessage(field.options, value);
    case "relationship":
    case "upload":
      return NO_REFERENCE.has(value) || refersTo(field.relationTo, value)
        ? null
        : typeof field.relationTo === "string"
          ? `This must be the id of a document in ${field.relationTo}.`
          : `This must be \`relationTo\`, one of ${field.relationTo.join(", ")}, and the id in \`value\`.`;
    default:
      if (typeof value !== "string") return "This must be a text.";
      return isIndexed(field) && value.length > MAX_INDEXED ? `Use at most ${MAX_INDEXED} characters.` : null;
  }
}

const isIndexed = (field: FlattenedField): boolean =>
  field.name === "id" ||
  ("index" in field && field.index === true) ||
  ("unique" in field && field.unique === true);

const isNumber = (value: unknown): boolean =>
  (typeof value === "number" || (typeof value === "string" && value.trim() !== "")) &&
  Number.isFinite(Number(value));

const isDate = (value: unknown): boolean =>
  value instanceof Date
    ? !Number.isNaN(value.getTime())
    : typeof value === "string" && !Number.isNaN(Date.parse(value));

function optionMessage(options: readonly (OptionObject | string)[], value: unknown): string | null {
  const values = options.map((option) => (typeof option === "string" ? option : option.value));
  return values.some((each) => each === value) ? null : `This must be one of ${values.join(", ")}.`;
}

/** Returns whether a value names a document: its id, a populated document, or both parts of a polymorphic reference. */
function refersTo(relationTo: string | readonly string[], value: unknown): boolean {
  if (typeof relationTo === "string") return isId(value);
  return isRecord(value) && relationTo.some((slug) => slug === value.relationTo) && isId(value.value);
}

const isId = (value: unknown): boolean => (isRecord(value) ? isUuid(value.id) : isUuid(value));

const isUuid = (value: unknown): boolean => typeof value === "string" && UUID.test(value);

const UNSTORABLE = "A text may not contain a NUL character or half of a surrogate pair.";

/** Returns why Postgres cannot store the texts in a value. */
function unstorable(value: unknown): string | null {
  if (typeof value === "string") return isStorable(value) ? null : UNSTORABLE;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, each] of Object.entries(value)) {
    const message = isStorable(key) ? unstorable(each) : UNSTORABLE;
    if (message !== null) return message;
  }
  return null;
}

const isStorable = (text: string): boolean => !text.includes("\0") && !/\p{Surrogate}/u.test(text);
