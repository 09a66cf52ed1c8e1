import type { IncomingMessage } from "node:http";
import { parseCorsOrigins } from "@medusajs/framework/utils";
import { crossSiteRefusal, isCrossSiteChange } from "@tandem/auth";
import { AppError, IMPORT_PATHS } from "@tandem/contracts";
import { config } from "../env";

const { cors, urls } = config();
const OWN = new URL(urls.backend).origin;
const STORE_ORIGINS = [OWN, ...parseCorsOrigins(cors.store)];
const SHOPPER_ORIGINS = [OWN, ...parseCorsOrigins(cors.auth)];
/** Origins whose pages may change something with a session of Medusa Admin. */
export const ADMIN_ORIGINS = [OWN, ...parseCorsOrigins(cors.admin)];

/** Routes that take another body than JSON, by the media types they take. Exact paths: anything else is refused. */
const BODIES: Readonly<Record<string, RegExp>> = {
  "/admin/uploads": /^multipart\/form-data$/,
  "/admin/products/import": /^multipart\/form-data$/,
  "/auth/keycloak/backchannel-logout": /^application\/x-www-form-urlencoded$/,
  [IMPORT_PATHS.shopify]: /^(?:(?:text|application)\/csv|application\/octet-stream)$/,
};
/** Payment providers sign bodies of their own kind; a signed link takes the file of an import. */
const SIGNED = ["/hooks/", "/files/private/"];

/**
 * Returns the refusal of what no route should see: a change that a page of another site sent (forbidden), and a body
 * that is no JSON where JSON is meant (unsupported_media_type), which a form can send without asking. Null for the rest.
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

/** Whose pages may change something; strictest for what is neither the store nor a customer's sign-in. */
function originsFor(path: string): (string | RegExp)[] {
  if (path.startsWith("/store/")) return STORE_ORIGINS;
  return path.startsWith("/auth/customer/") ? SHOPPER_ORIGINS : ADMIN_ORIGINS;
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}
