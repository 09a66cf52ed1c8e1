import type { Operation } from "@tandem/service-kit/api-reference";
import { z } from "zod";
import { logoutTokenSchema } from "../../auth/keycloak/backchannel-logout/validators";

const open = { tag: "Sign-in", open: true } as const;
const startedSchema = z.union([z.object({ location: z.url() }), z.object({ token: z.string() })]);
const finishedSchema = z.object({ token: z.string() });
const callbackSchema = z.object({ code: z.string(), state: z.string() });

const signInOf = (actor: "user" | "customer"): Operation[] => [
  {
    ...open,
    method: "get",
    path: `/auth/${actor}/keycloak`,
    summary: `Get the URL at which a ${actor} signs in`,
    answer: z.object({ location: z.url() }),
  },
  {
    ...open,
    method: "post",
    path: `/auth/${actor}/keycloak`,
    summary: `Get the URL at which a ${actor} signs in, or exchange a Keycloak access token for Medusa's`,
    body: z.object({ access_token: z.string().optional() }),
    answer: startedSchema,
  },
  {
    ...open,
    method: "get",
    path: `/auth/${actor}/keycloak/callback`,
    summary: `Finish the sign-in of a ${actor}`,
    query: callbackSchema,
    answer: finishedSchema,
  },
  {
    ...open,
    method: "post",
    path: `/auth/${actor}/keycloak/callback`,
    summary: `Finish the sign-in of a ${actor}, as Medusa's SDK does`,
    query: callbackSchema,
    answer: finishedSchema,
  },
];

/** Calls of OpenID Connect. */
export const SIGN_IN_OPERATIONS: readonly Operation[] = [
  ...signInOf("user"),
  ...signInOf("customer"),
  {
    ...open,
    method: "get",
    path: "/auth/keycloak/logout",
    summary: "Sign out of Medusa and Keycloak",
    status: 302,
  },
  {
    ...open,
    method: "post",
    path: "/auth/keycloak/backchannel-logout",
    summary: "Receive the end of a session from Keycloak (OIDC Back-Channel Logout 1.0)",
    body: logoutTokenSchema,
    bodyType: "application/x-www-form-urlencoded",
  },
];
