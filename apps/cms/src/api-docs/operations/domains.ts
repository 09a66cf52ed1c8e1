import { DOMAIN_ADMIN_PATHS, domainCheckRequestSchema, domainListSchema } from "@tandem/contracts";
import type { Operation } from "@tandem/service-kit/api-reference";
import { z } from "zod";
import { domainsQuerySchema } from "../../domains/endpoints";

const domains = { tag: "Domains" } as const;

/** Calls of a tenant's staff about its domains. */
export const DOMAIN_OPERATIONS: readonly Operation[] = [
  {
    ...domains,
    method: "get",
    path: DOMAIN_ADMIN_PATHS.list,
    summary: "List domains of a tenant and how to prove their ownership",
    query: domainsQuerySchema,
    answer: domainListSchema,
  },
  {
    ...domains,
    method: "post",
    path: DOMAIN_ADMIN_PATHS.check,
    summary: "Queue a check of a domain",
    body: domainCheckRequestSchema,
    answer: z.object({ queued: z.literal(true) }),
    status: 202,
  },
];
