import { env } from "../env";

const isDevelopment = env.NODE_ENV === "development";
/** Pictures that still live elsewhere are shown in lists from where they are. */
const PICTURES = ["'self'", "data:", "blob:", "https:", new URL(env.BACKEND_URL).origin];

/**
 * What pages of the admin may load and run: scripts of this service that bear the nonce of the page, and no others.
 * Styles stay open, because React and the editor write them into elements.
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
