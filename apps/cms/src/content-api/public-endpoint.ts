import { createHash } from "node:crypto";
import { AppError, type Locale, localeSchema, parseInput } from "@tandem/contracts";
import type { Endpoint, PayloadRequest } from "payload";
import { z } from "zod";
import { jsonEndpoint } from "../http/json-endpoint";
import { languageOrder } from "../sync/content/assemble";
import { type PublicTenant, tenantOfRequest } from "./tenant-of-request";

/** Input of a public endpoint. */
export interface Reading {
  req: PayloadRequest;
  tenant: PublicTenant;
  locale: Locale;
  /** Languages in fallback order, the requested one first. */
  languages: Locale[];
  query: URLSearchParams;
}

/** Query of every public endpoint. */
export const localeQuerySchema = z.object({ locale: localeSchema.optional() });

/** Returns a cacheable response: the same body has the same ETag, and a caller that sends it gets 304. */
export function cacheable(req: PayloadRequest, body: object): Response {
  const text = JSON.stringify(body);
  const etag = `"${createHash("sha1").update(text).digest("base64url")}"`;
  const headers = {
    "content-type": "application/json",
    "cache-control": "public, max-age=0, must-revalidate",
    vary: "Host, X-Forwarded-Host, X-Tenant-Id, X-Store-Slug",
    etag,
  };
  return req.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers })
    : new Response(text, { headers });
}

/** Returns a public GET endpoint for the published content of one active tenant, in the requested language. */
export function publicEndpoint(path: string, read: (reading: Reading) => Promise<object>): Endpoint {
  return jsonEndpoint("get", path.replace(/^\/api/, ""), async (req) => {
    const tenant = await tenantOfRequest(req);
    if (tenant.status !== "active") throw new AppError("forbidden", "This shop is closed for now.");
    const query = new URL(req.url ?? "http://localhost").searchParams;
    const asked = parseInput(localeQuerySchema, { locale: query.get("locale") ?? undefined }, "query");
    const main = tenant.main ?? "en";
    const locale = asked.locale ?? main;
    return cacheable(req, await read({ req, tenant, locale, languages: languageOrder(locale, main), query }));
  });
}
