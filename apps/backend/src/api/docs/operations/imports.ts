import { IMPORT_PATHS, importLineSchema, pendingMediaSchema } from "@tandem/contracts";
import type { Operation } from "@tandem/service-kit/api-reference";
import { z } from "zod";
import { importQuerySchema } from "../../admin/imports/validators";

const imports = { tag: "Imports", query: importQuerySchema } as const;

/** Calls that import a Shopify export. */
export const IMPORT_OPERATIONS: readonly Operation[] = [
  {
    ...imports,
    method: "post",
    path: IMPORT_PATHS.shopify,
    summary: "Import a Shopify CSV; streams one JSON object per line",
    body: z.string(),
    bodyType: "text/csv",
    answer: importLineSchema,
    answerType: "application/x-ndjson",
  },
  {
    ...imports,
    method: "get",
    path: IMPORT_PATHS.images,
    summary: "List images that are still at their old URL",
    answer: pendingMediaSchema,
  },
  {
    ...imports,
    method: "post",
    path: IMPORT_PATHS.images,
    summary: "Queue these images to be fetched again",
    answer: z.object({ enqueued: z.number().int() }),
    status: 202,
  },
];
