import { authenticate, type MedusaRequest } from "@medusajs/framework/http";
import { z } from "zod";

/** What a request shows to Medusa to say who makes it. */
export type Credential = { kind: "break-glass"; userId: string } | { kind: "api-key"; keyId: string };

const medusaCredentials = authenticate("user", ["bearer", "session", "api-key"], {
  allowUnauthenticated: true,
});

const contextSchema = z.discriminatedUnion("actor_type", [
  z.object({ actor_type: z.literal("api-key"), actor_id: z.string().min(1) }),
  z.object({
    actor_type: z.literal("user"),
    actor_id: z.string().min(1),
    auth_provider: z.literal("emailpass"),
  }),
]);

/** The session, Medusa token or secret API key of the request; null when there is none that Medusa accepts. */
export async function readCredential(req: MedusaRequest): Promise<Credential | null> {
  const { res } = req;
  if (res === undefined) return null;
  await medusaCredentials(req, Object.assign(res), () => undefined);
  const context = contextSchema.safeParse(Reflect.get(req, "auth_context")).data;
  if (context === undefined) return null;
  return context.actor_type === "api-key"
    ? { kind: "api-key", keyId: context.actor_id }
    : { kind: "break-glass", userId: context.actor_id };
}
