import { createHash } from "node:crypto";

/** Marks images that could not be loaded, so that their tile shows instead of a broken icon. */
export const HIDE_BROKEN_IMAGES =
  "addEventListener('error',function(e){var t=e.target;if(t.tagName==='IMG')t.classList.add('gone')},true)";

/** The script that React writes into every cached shell. A shell is older than the request, so it has no nonce. */
const REACT_SHELL_CLOCK = "requestAnimationFrame(function(){$RT=performance.now()});";

/** Hashes of the inline scripts of cached shells. All other scripts come with the request and carry its nonce. */
const SHELL_HASHES = [HIDE_BROKEN_IMAGES, REACT_SHELL_CLOCK].map(
  (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
);

/**
 * Returns the policy of a response. Inline scripts run with the nonce of the request or a known hash; without a nonce,
 * none runs. Styles stay open because React writes the theme into `style` attributes.
 */
export function contentSecurityPolicy({
  nonce,
  development,
}: {
  nonce: string | null;
  development: boolean;
}): string {
  const inline = nonce === null ? [] : [`'nonce-${nonce}'`, ...SHELL_HASHES];
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inline, ...(development ? ["'unsafe-eval'"] : [])].join(" "),
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
