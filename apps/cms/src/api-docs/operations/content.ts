import {
  announcementViewSchema,
  categoryContentViewSchema,
  heroViewSchema,
  navigationViewSchema,
  PUBLIC_PATHS,
  pageViewSchema,
  postViewSchema,
  productContentViewSchema,
  publicListSchema,
  tenantViewSchema,
} from "@tandem/contracts";
import type { Operation } from "@tandem/service-kit/api-reference";
import { z } from "zod";
import { localeQuerySchema } from "../../content-api/public-endpoint";

const slug = z.string().optional().describe("Returns only the document with this slug.");
const ids = z.string().describe("Medusa ids, separated by commas; at most 100.");

/** Ways to name the tenant of a call. The host of the request is the third. */
const tenantHeaders = z.object({
  "X-Tenant-Id": z.string().optional().describe("Medusa id of the tenant."),
  "X-Store-Slug": z.string().optional().describe("Slug of the tenant or of one of its stores."),
});

const content = {
  tag: "Content",
  open: true,
  method: "get",
  headers: tenantHeaders,
  query: localeQuerySchema,
} as const;
const tenants = { tag: "Tenants", open: true, method: "get" } as const;

/** Public calls for published content. */
export const CONTENT_OPERATIONS: readonly Operation[] = [
  {
    ...tenants,
    path: PUBLIC_PATHS.tenant,
    summary: "Get a tenant and the appearance of its storefront",
    headers: tenantHeaders,
    query: localeQuerySchema.extend({ host: z.string().optional(), slug: z.string().optional() }),
    answer: tenantViewSchema,
  },
  {
    ...tenants,
    path: "/api/tenants",
    summary: "Get the tenant of a domain",
    query: z.object({ domain: z.string() }),
    answer: tenantViewSchema,
  },
  {
    ...tenants,
    path: PUBLIC_PATHS.tenants,
    summary: "List active tenants",
    query: localeQuerySchema,
    answer: publicListSchema(tenantViewSchema),
  },
  {
    ...content,
    path: PUBLIC_PATHS.heroSections,
    summary: "List hero sections of the home page",
    answer: publicListSchema(heroViewSchema),
  },
  {
    ...content,
    path: PUBLIC_PATHS.page.replace(":slug", "{slug}"),
    summary: "Get a page",
    answer: pageViewSchema,
  },
  {
    ...content,
    path: PUBLIC_PATHS.posts,
    summary: "List posts, newest first",
    query: localeQuerySchema.extend({ slug }),
    answer: publicListSchema(postViewSchema),
  },
  {
    ...content,
    path: PUBLIC_PATHS.navigation,
    summary: "Get the menus of the storefront",
    answer: navigationViewSchema,
  },
  {
    ...content,
    path: PUBLIC_PATHS.announcements,
    summary: "List active announcements",
    answer: publicListSchema(announcementViewSchema),
  },
  {
    ...content,
    path: PUBLIC_PATHS.products,
    summary: "List content of products",
    query: localeQuerySchema.extend({ ids }),
    answer: publicListSchema(productContentViewSchema),
  },
  {
    ...content,
    path: PUBLIC_PATHS.categories,
    summary: "List content of categories; without ids, of all categories",
    query: localeQuerySchema.extend({ ids: ids.optional() }),
    answer: publicListSchema(categoryContentViewSchema),
  },
];
