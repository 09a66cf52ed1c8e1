import type { Operation } from "@tandem/service-kit/api-reference";
import { z } from "zod";

const open = { tag: "Sign-in", open: true } as const;

/** Calls of OpenID Connect. Browsers follow the redirects. */
export const SIGN_IN_OPERATIONS: readonly Operation[] = [
  {
    ...open,
    method: "get",
    path: "/api/oidc/login",
    summary: "Redirect to Keycloak to sign in",
    query: z.object({ redirect: z.string().optional().describe("Page of the admin to open afterwards.") }),
    status: 302,
  },
  {
    ...open,
    method: "get",
    path: "/api/oidc/callback",
    summary: "Finish the sign-in after Keycloak's redirect",
    query: z.object({ code: z.string(), state: z.string() }),
    status: 302,
  },
  {
    ...open,
    method: "get",
    path: "/api/oidc/logout",
    summary: "Sign out of Payload and Keycloak",
    status: 302,
  },
  {
    ...open,
    method: "post",
    path: "/api/oidc/backchannel-logout",
    summary: "Receive the end of a session from Keycloak (OIDC Back-Channel Logout 1.0)",
    body: z.object({ logout_token: z.string() }),
    bodyType: "application/x-www-form-urlencoded",
  },
];
