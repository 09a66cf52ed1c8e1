import { isDeepStrictEqual } from "node:util";
import type { IgnoredField } from "@tandem/contracts";
import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook } from "payload";
import { z } from "zod";
import { reportIgnored } from "../tenancy/report-ignored";

/** What the server reads from a file. Payload itself drops `filename`, `url` and `sizes` and leaves these as they come. */
const FACTS = ["mimeType", "filesize", "width", "height", "thumbnailURL", "placeholder"] as const;

const documentSchema = z.record(z.string(), z.unknown());

/**
 * Leaves facts of the file out of what a caller sends, before Payload adds its own. By access of the fields those would
 * be dropped too.
 */
export const dropFileFacts: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  if (overrideAccess || (operation !== "create" && operation !== "update")) return args;
  const sent = documentSchema.safeParse("data" in args ? args.data : undefined).data ?? {};
  const isFact = (name: string) => FACTS.some((fact) => fact === name);
  req.context.sentFileFacts = Object.fromEntries(Object.entries(sent).filter(([name]) => isFact(name)));
  const kept = Object.fromEntries(Object.entries(sent).filter(([name]) => !isFact(name)));
  return { ...args, data: kept } as typeof args;
};

/** Reports which facts a caller tried to change. The admin sends a document back whole: what is equal is no attempt. */
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

/** A value as JSON has it; a missing one is null. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

declare module "payload" {
  interface RequestContext {
    /** Facts of a file that the request sent, by field. */
    sentFileFacts?: Record<string, unknown>;
  }
}
