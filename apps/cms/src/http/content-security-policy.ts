import { env } from "../env";

const isDevelopment = env.NODE_ENV === "development";
/** Lists show images that are not stored here yet from their external source. */
const PICTURES = ["'self'", "data:", "blob:", "https:", new URL(env.BACKEND_URL).origin];

/**
 * Returns the policy of admin pages: they may only run scripts of this service that have the page's nonce. Inline
 * styles are allowed, because React and the editor write them into elements.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    `img-src ${PICTURES.join(" ")}`,
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}
