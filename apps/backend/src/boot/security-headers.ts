import type { IncomingMessage, ServerResponse } from "node:http";
import { type ContentSecurityPolicy, DATA_ONLY, securityHeaders } from "@tandem/service-kit";
import { REFERENCE_POLICY } from "@tandem/service-kit/api-reference";
import { config } from "../env";
import { INVITATION_STYLE_HASH } from "../members/invitations/page";

const { urls, keycloak, adminScriptNonce } = config();
const https = urls.backend.startsWith("https:");

/** Medusa Admin: scripts of its own origin, images of the product catalog from wherever merchants keep them. */
const ADMIN: ContentSecurityPolicy = {
  "default-src": ["'none'"],
  "script-src": ["'self'", ...(adminScriptNonce === null ? [] : [`'nonce-${adminScriptNonce}'`])],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:", "blob:", "https:", new URL(urls.cms).origin],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'", ...(adminScriptNonce === null ? [] : ["ws:"])],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** The page of an invitation. Browsers apply `form-action` to the redirects after a form, and one goes to Keycloak. */
const INVITATION: ContentSecurityPolicy = {
  ...DATA_ONLY,
  "style-src": [`'sha256-${INVITATION_STYLE_HASH}'`],
  "form-action": ["'self'", new URL(keycloak.issuer).origin],
};

const POLICIES = [
  { path: /^\/app(\/|$)/i, set: securityHeaders({ contentSecurityPolicy: ADMIN, https }) },
  { path: /^\/docs(\/|$)/i, set: securityHeaders({ contentSecurityPolicy: REFERENCE_POLICY, https }) },
  { path: /^\/invitations(\/|$)/i, set: securityHeaders({ contentSecurityPolicy: INVITATION, https }) },
  {
    path: /^\/static(\/|$)/i,
    set: securityHeaders({ contentSecurityPolicy: DATA_ONLY, https, resourcePolicy: "cross-origin" }),
  },
  { path: /^/, set: securityHeaders({ contentSecurityPolicy: DATA_ONLY, https }) },
];

/** The policy that Express sends with its own 404. */
const EXPRESS_POLICY = "default-src 'none'";

/**
 * Sets the security headers of a path on its response. Express adds its name and a policy of its own later, so both are
 * checked again when the head is written.
 */
export function secureResponse(req: IncomingMessage, res: ServerResponse, path: string): void {
  const policy = POLICIES.find((candidate) => candidate.path.test(path));
  if (policy === undefined) return;
  policy.set(req, res);
  const { writeHead } = res;
  // `writeHead` has overloads, which no single function type matches.
  Object.assign(res, {
    writeHead: (...head: unknown[]) => {
      res.removeHeader("X-Powered-By");
      if (res.getHeader("Content-Security-Policy") === EXPRESS_POLICY) policy.set(req, res);
      return Reflect.apply(writeHead, res, head);
    },
  });
}
