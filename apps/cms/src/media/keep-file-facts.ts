import { isDeepStrictEqual } from "node:util";
import type { IgnoredField } from "@tandem/contracts";
import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook } from "payload";
import { z } from "zod";
import { reportIgnored } from "../tenancy/report-ignored";

/** Properties that the server reads from a file. Payload itself drops `filename`, `url` and `sizes`, but not these. */
const FACTS = ["mimeType", "filesize", "width", "height", "thumbnailURL", "placeholder"] as const;

const documentSchema = z.record(z.string(), z.unknown());

/**
 * Removes properties of the file from what a caller sends, before Payload adds its own, which field access would drop
 * too.
 */
export const dropFileFacts: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  if (overrideAccess || (operation !== "create" && operation !== "update")) return args;
  const sent = documentSchema.safeParse("data" in args ? args.data : undefined).data ?? {};
  const isFact = (name: string) => FACTS.some((fact) => fact === name);
  req.context.sentFileFacts = Object.fromEntries(Object.entries(sent).filter(([name]) => isFact(name)));
  const kept = Object.fromEntries(Object.entries(sent).filter(([name]) => !isFact(name)));
  return { ...args, data: kept } as typeof args;
};

/** Reports which of them a caller tried to change. Equal values do not count: the admin sends whole documents. */
export const reportFileFacts: CollectionBeforeValidateHook = ({ data, operation, originalDoc, req }) => {
  if (operation !== "update") return data;
  const ignored = Object.entries(req.context.sentFileFacts ?? {}).flatMap(([field, value]): IgnoredField[] =>
    isDeepStrictEqual(plain(value), plain(originalDoc?.[field]))
      ? []
      : [
          {
            field,
            owner: "payload",
            message: `"${field}" comes from the file; the value sent here was ignored.`,
          },
        ],
  );
  reportIgnored(req, originalDoc?.id, ignored);
  return data;
};

/** Returns a value as JSON represents it; a missing one becomes null. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

declare module "payload" {
  interface RequestContext {
    /** Properties of a file that the request sent, by field. */
    sentFileFacts?: Record<string, unknown>;
  }
}
