import {
  contentImportResponseSchema,
  contentImportSchema,
  DOMAIN_PATHS,
  domainResultsRequestSchema,
  domainsDueRequestSchema,
  domainsDueResponseSchema,
  IMPORT_PATHS,
  INTERNAL_BASE,
  ONBOARDING_PATHS,
  pendingMediaSchema,
  starterRemovalSchema,
  starterRemovedSchema,
  starterRequestSchema,
  starterResponseSchema,
} from "@tandem/contracts";
import { type Operation, syncPeerOperations } from "@tandem/service-kit/api-reference";
import { z } from "zod";
import { mediaFailureSchema, pendingMediaQuerySchema } from "../../shopify-import/media-file";

const call = { tag: "Service to service" } as const;

/** Calls of other services, with a service token. */
export const SERVICE_OPERATIONS: readonly Operation[] = [
  ...syncPeerOperations(INTERNAL_BASE.payload),
  {
    ...call,
    method: "post",
    path: IMPORT_PATHS.content,
    summary: "Import content of products; documents that an editor changed are kept",
    body: contentImportSchema,
    answer: contentImportResponseSchema,
  },
  {
    ...call,
    method: "get",
    path: IMPORT_PATHS.media,
    summary: "List images that are still hosted elsewhere",
    query: pendingMediaQuerySchema,
    answer: pendingMediaSchema,
  },
  {
    ...call,
    method: "put",
    path: IMPORT_PATHS.mediaFile.replace(":id", "{id}"),
    summary: "Store the bytes of an image",
    body: z.file(),
    bodyType: "image/*",
    answer: z.object({ id: z.string(), state: z.string(), filename: z.string().nullable() }),
  },
  {
    ...call,
    method: "post",
    path: IMPORT_PATHS.mediaFailed.replace(":id", "{id}"),
    summary: "Record why an image could not be fetched",
    body: mediaFailureSchema,
    answer: z.object({ id: z.string(), state: z.literal("failed") }),
  },
  {
    ...call,
    method: "post",
    path: ONBOARDING_PATHS.starter,
    summary: "Create a tenant and its starter content",
    body: starterRequestSchema,
    answer: starterResponseSchema,
  },
  {
    ...call,
    method: "delete",
    path: ONBOARDING_PATHS.starter,
    summary: "Delete a tenant and its starter content; a tenant with other documents is archived",
    body: starterRemovalSchema,
    answer: starterRemovedSchema,
  },
  {
    ...call,
    method: "post",
    path: INTERNAL_BASE.payload + DOMAIN_PATHS.due,
    summary: "Take the domains that are due for a check",
    body: domainsDueRequestSchema,
    answer: domainsDueResponseSchema,
  },
  {
    ...call,
    method: "post",
    path: INTERNAL_BASE.payload + DOMAIN_PATHS.results,
    summary: "Record results of domain checks",
    body: domainResultsRequestSchema,
  },
];
