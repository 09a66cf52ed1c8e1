import {
  announcementViewSchema,
  categoryContentViewSchema,
  heroViewSchema,
  type Locale,
  navigationViewSchema,
  PUBLIC_PATHS,
  pageViewSchema,
  postViewSchema,
  productContentViewSchema,
  publicListSchema,
  type TenantView,
  tenantViewSchema,
} from "@tandem/contracts";
import { z } from "zod";
import type { Upstream } from "../upstream.js";

const tenantList = z.object({ items: z.array(tenantViewSchema) });

interface PayloadClientSettings {
  cmsUrl: string;
  upstream: Upstream;
}

/** Creates a client of Payload's public content API. A 404 is returned as null. */
export function createPayloadClient({ cmsUrl, upstream }: PayloadClientSettings) {
  async function get<T>(
    schema: z.ZodType<T>,
    path: string,
    query: Record<string, string>,
    tenant?: string,
  ): Promise<T | null> {
    return upstream.call(path, async (signal) => {
      const url = new URL(path, cmsUrl);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const headers: Record<string, string> = { accept: "application/json" };
      if (tenant !== undefined) headers["x-tenant-id"] = tenant;
      const answer = await fetch(url, { headers, signal, redirect: "error" });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`${path} returned status ${answer.status}`);
      const body: unknown = await answer.json();
      return schema.parse(body);
    });
  }

  async function list<T extends z.ZodType>(
    item: T,
    path: string,
    locale: Locale,
    tenant: string,
    query: Record<string, string> = {},
  ): Promise<z.infer<T>[]> {
    const answer = await get(publicListSchema(item), path, { ...query, locale }, tenant);
    return answer?.items ?? [];
  }

  return {
    tenant: (by: { host: string } | { slug: string }): Promise<TenantView | null> =>
      get(tenantViewSchema, PUBLIC_PATHS.tenant, { ...by }),
    tenants: async (): Promise<TenantView[]> =>
      (await get(tenantList, PUBLIC_PATHS.tenants, {}))?.items ?? [],
    heroes: (tenant: string, locale: Locale) =>
      list(heroViewSchema, PUBLIC_PATHS.heroSections, locale, tenant),
    page: (tenant: string, locale: Locale, slug: string) =>
      get(pageViewSchema, PUBLIC_PATHS.page.replace(":slug", encodeURIComponent(slug)), { locale }, tenant),
    posts: (tenant: string, locale: Locale) => list(postViewSchema, PUBLIC_PATHS.posts, locale, tenant),
    navigation: (tenant: string, locale: Locale) =>
      get(navigationViewSchema, PUBLIC_PATHS.navigation, { locale }, tenant),
    announcements: (tenant: string, locale: Locale) =>
      list(announcementViewSchema, PUBLIC_PATHS.announcements, locale, tenant),
    products: (tenant: string, locale: Locale, ids: readonly string[]) =>
      list(productContentViewSchema, PUBLIC_PATHS.products, locale, tenant, { ids: ids.join(",") }),
    categories: (tenant: string, locale: Locale) =>
      list(categoryContentViewSchema, PUBLIC_PATHS.categories, locale, tenant),
    /** Returns whether Payload is available. */
    async alive(): Promise<boolean> {
      try {
        const answer = await fetch(new URL(PUBLIC_PATHS.tenants, cmsUrl), {
          signal: AbortSignal.timeout(1_500),
        });
        return answer.status < 500;
      } catch {
        return false;
      }
    },
  };
}
export type PayloadClient = ReturnType<typeof createPayloadClient>;
