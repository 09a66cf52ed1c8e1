import type { CollectionBeforeOperationHook } from "payload";
import { z } from "zod";
import { isTooDeep, TOO_DEEP } from "../http/json-depth";
import { Refusal } from "../http/refusal";

const WRITES: ReadonlySet<string> = new Set(["create", "update", "delete", "restoreVersion"]);
const BRINGS_DATA: ReadonlySet<string> = new Set(["create", "update"]);
const documentSchema = z.record(z.string(), z.unknown());

/**
 * Holds writes to whole documents: refuses one that is missing, is no object, such as `null`, or is nested too deep, and
 * drops `select`, so that hooks get the document that they announce whatever fields the sender asked back.
 * @throws Refusal 400
 */
export const wholeDocuments: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!WRITES.has(operation)) return args;
  const kept = "select" in args ? { ...args, select: undefined } : args;
  if (!BRINGS_DATA.has(operation)) return kept;
  // A form may bring a file alone.
  const { data = req.file === undefined ? undefined : {} } = args as { data?: unknown };
  if (!documentSchema.safeParse(data).success)
    throw new Refusal("Send the fields of the document as an object of JSON.", 400);
  // A form's fields are read by Payload alone, so the edge has not seen them.
  if (isTooDeep(data)) throw new Refusal(TOO_DEEP, 400);
  return { ...kept, data } as typeof args;
};
