import type { CollectionBeforeOperationHook } from "payload";
import { z } from "zod";
import { Refusal } from "../http/refusal";

const WRITES: ReadonlySet<string> = new Set(["create", "update", "delete", "restoreVersion"]);
const documentSchema = z.record(z.string(), z.unknown());

/**
 * Holds writes to whole documents: refuses one that is no object, such as `null`, and drops `select`, so that hooks get the
 * document that they announce whatever fields the sender asked back.
 * @throws Refusal 400
 */
export const wholeDocuments: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (!WRITES.has(operation)) return args;
  const { data } = args as { data?: unknown };
  if (data !== undefined && !documentSchema.safeParse(data).success)
    throw new Refusal("The document must be an object with the fields of the collection.", 400);
  return "select" in args ? { ...args, select: undefined } : args;
};
