import { authenticate, type MedusaRequest } from "@medusajs/framework/http";
import { z } from "zod";
import { config } from "../env";
import { authContextOf } from "./auth-context";
import { KEYCLOAK_PROVIDER } from "./realm";
import { type SessionFacts, sessionFactsSchema } from "./sign-on/shapes";

/** The credential of a request, as Medusa accepts it. */
export type Credential =
  | { kind: "keycloak"; userId: string; session: SessionFacts }
  | { kind: "break-glass"; userId: string }
  | { kind: "api-key"; keyId: string };

const medusaCredentials = authenticate("user", ["bearer", "session", "api-key"], {
  allowUnauthenticated: true,
});

const idSchema = z.string().min(1);
const keySchema = z.object({ actor_type: z.literal("api-key"), actor_id: idSchema });
const userSchema = z.object({ actor_type: z.literal("user"), actor_id: idSchema });
const contextSchema = z.union([
  keySchema.transform(({ actor_id }): Credential => ({ kind: "api-key", keyId: actor_id })),
  userSchema
    .extend({ auth_provider: z.literal("emailpass") })
    .transform(({ actor_id }): Credential => ({ kind: "break-glass", userId: actor_id })),
  userSchema
    .extend({
      auth_provider: z.literal(KEYCLOAK_PROVIDER),
      app_metadata: z.object({ [KEYCLOAK_PROVIDER]: sessionFactsSchema }),
    })
    .transform(
      ({ actor_id, app_metadata }): Credential => ({
        kind: "keycloak",
        userId: actor_id,
        session: app_metadata[KEYCLOAK_PROVIDER],
      }),
    ),
]);

/** Returns the session, Medusa token or secret API key of the request; null when there is none that Medusa accepts. */
export async function readCredential(req: MedusaRequest): Promise<Credential | null> {
  const { res } = req;
  if (res === undefined) return null;
  await medusaCredentials(req, res, () => undefined);
  return credentialIn(authContextOf(req));
}

/** Returns the credential Medusa found in a session or token; e-mail logins count only while they are enabled. */
export function credentialIn(context: unknown): Credential | null {
  const credential = contextSchema.safeParse(context).data ?? null;
  return credential?.kind === "break-glass" && !config().breakGlassLogin ? null : credential;
}
