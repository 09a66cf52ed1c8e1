import type { IncomingMessage } from "node:http";
import { parseCorsOrigins } from "@medusajs/framework/utils";
import { crossSiteRefusal, isCrossSiteChange } from "@tandem/auth";
import { AppError, IMPORT_PATHS } from "@tandem/contracts";
import { config } from "../env";

const { cors, urls } = config();
const OWN = new URL(urls.backend).origin;
const STORE_ORIGINS = [OWN, ...parseCorsOrigins(cors.store)];
const SHOPPER_ORIGINS = [OWN, ...parseCorsOrigins(cors.auth)];
/** Origins whose pages may send changes with a session of Medusa Admin. */
export const ADMIN_ORIGINS = [OWN, ...parseCorsOrigins(cors.admin)];

/** Routes that accept a body other than JSON, with the media types they accept. Paths match exactly. */
const BODIES: Readonly<Record<string, RegExp>> = {
  "/admin/uploads": /^multipart\/form-data$/,
  "/admin/products/import": /^multipart\/form-data$/,
  "/auth/keycloak/backchannel-logout": /^application\/x-www-form-urlencoded$/,
  [IMPORT_PATHS.shopify]: /^(?:(?:text|application)\/csv|application\/octet-stream)$/,
};
/** Payment providers send signed bodies of other types; a signed link accepts the file of an import. */
const SIGNED = ["/hooks/", "/files/private/"];

/**
 * Returns the refusal of a change sent by a page of another site (forbidden), or of a body that must be JSON and is not
 * (unsupported_media_type), which a form can send without a preflight request. Null for other requests.
 */
export function requestRefusal(req: IncomingMessage): AppError | null {
  const path = (req.url ?? "/").split("?")[0] ?? "/";
  const header = (name: string) => req.headers[name]?.toString();
  if (isCrossSiteChange(req.method ?? "GET", header, originsFor(path))) return crossSiteRefusal();
  const mediaType = (header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!hasBody(req) || mediaType === "" || mediaType === "application/json") return null;
  if (SIGNED.some((prefix) => path.startsWith(prefix))) return null;
  if (BODIES[path]?.test(mediaType)) return null;
  return new AppError(
    "unsupported_media_type",
    `Content-Type: \`${mediaType}\` is not accepted here. Send application/json.`,
  );
}

/** Returns the origins that may send changes to a path; strictest outside of the store API and customer sign-in. */
function originsFor(path: string): (string | RegExp)[] {
  if (path.startsWith("/store/")) return STORE_ORIGINS;
  return path.startsWith("/auth/customer/") ? SHOPPER_ORIGINS : ADMIN_ORIGINS;
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}
