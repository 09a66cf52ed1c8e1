import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

/** Sources by directive, as `Content-Security-Policy` spells them. */
export type ContentSecurityPolicy = Readonly<Record<string, readonly string[]>>;

export interface SecurityHeaderSettings {
  contentSecurityPolicy: ContentSecurityPolicy;
  /** True when the service is reached over https; only then HSTS is sent. */
  https: boolean;
  /** Who may embed its responses without CORS; its own origin by default. */
  resourcePolicy?: "same-origin" | "same-site" | "cross-origin";
}

/** Policy of a service that sends data only: a response loads and runs nothing, and no page may frame it. */
export const DATA_ONLY: ContentSecurityPolicy = {
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** Browser features that no page of the platform uses. */
const PERMISSIONS = ["camera", "geolocation", "microphone", "payment", "usb", "browsing-topics"]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Returns a handler that sets the security headers of a response before anything is written to it; it works as Express middleware. */
export function securityHeaders({
  contentSecurityPolicy,
  https,
  resourcePolicy = "same-origin",
}: SecurityHeaderSettings): (request: IncomingMessage, response: ServerResponse, next?: () => void) => void {
  const directives = Object.fromEntries(
    Object.entries(contentSecurityPolicy).map(([name, sources]) => [name, [...sources]]),
  );
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginResourcePolicy: { policy: resourcePolicy },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https,
  });
  return (request, response, next) => {
    set(request, response, (error) => {
      if (error !== undefined) throw error;
    });
    response.setHeader("Permissions-Policy", PERMISSIONS);
    next?.();
  };
}

/** Returns a policy as the value of its header. */
export function policyHeader(policy: ContentSecurityPolicy): string {
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
