import type { AuthenticationResponse } from "@medusajs/framework/types";
import { z } from "zod";

/** How long a user may take to sign in at Keycloak. */
export const ATTEMPT_SECONDS = 10 * 60;

/** Who signs in: staff in the admin, or customers in the store. */
export const actorSchema = z.enum(["user", "customer"]);
export type Actor = z.infer<typeof actorSchema>;

/** `POST /auth/<actor>/keycloak`. */
export const startSchema = z.object({
  actor: actorSchema,
  access_token: z
    .string()
    .min(1)
    .max(8 * 1024)
    .optional(),
  callback_url: z.string().max(512).optional(),
});

/** Parameters of Keycloak's redirect to the callback. */
export const callbackSchema = z.object({
  state: z.string().min(16).max(256),
  code: z.string().max(2_048).optional(),
  iss: z.string().max(512).optional(),
  session_state: z.string().max(256).optional(),
  error: z.string().max(256).optional(),
  error_description: z.string().max(512).optional(),
});

/** The part of an attempt that is stored on the server until the callback. */
export const attemptSchema = z.object({
  redirectUri: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
});

/** Facts of one sign-in besides the user; `exchanged` when it was made from an access token. */
export const signOnFactsSchema = z.object({
  subject: z.string(),
  session_id: z.string().nullable(),
  signed_on_at: z.number(),
  expires_at: z.number(),
  client_id: z.string(),
  exchanged: z.boolean(),
  id_token: z.string().nullable(),
});
export type SignOnFacts = z.infer<typeof signOnFactsSchema>;

/** The part of these that stays in Medusa's token and session. */
export const sessionFactsSchema = signOnFactsSchema.pick({
  subject: true,
  session_id: true,
  signed_on_at: true,
  exchanged: true,
});
export type SessionFacts = z.infer<typeof sessionFactsSchema>;

/** The response of the auth provider; `failure` is the error when there was one. */
export interface SignOnAnswer extends AuthenticationResponse {
  failure?: unknown;
}
