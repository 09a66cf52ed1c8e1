import type { CollectionBeforeOperationHook } from "payload";
import { z } from "zod";
import { jsonProblem } from "../http/json-depth";
import { Refusal } from "../http/refusal";

const WRITES: ReadonlySet<string> = new Set(["create", "update", "delete", "restoreVersion"]);
const BRINGS_DATA: ReadonlySet<string> = new Set(["create", "update"]);
const documentSchema = z.record(z.string(), z.unknown());

/**
 * Requires writes to contain a whole document: rejects one that is missing, not an object (such as `null`), nested too
 * deeply or with the key `__proto__`. Drops `select`, so that hooks get the document they announce whatever fields the caller selects.
 * @throws Refusal 400
 */
export const wholeDocuments: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!WRITES.has(operation)) return args;
  const kept = "select" in args ? { ...args, select: undefined } : args;
  if (!BRINGS_DATA.has(operation)) return kept;
  // A form may contain a file only.
  const { data = req.file === undefined ? undefined : {} } = args as { data?: unknown };
  if (!documentSchema.safeParse(data).success)
    throw new Refusal("Send the fields of the document as a JSON object.", 400);
  // Only Payload parses the fields of a form, so `readableOnly` has not checked them.
  const problem = jsonProblem(data);
  if (problem !== null) throw new Refusal(problem, 400);
  return { ...kept, data } as typeof args;
};
