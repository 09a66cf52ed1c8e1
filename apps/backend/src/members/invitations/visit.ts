import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { hostCookieName, newSecretId, secretDigest } from "@tandem/auth";
import { localeSchema } from "@tandem/contracts";
import { z } from "zod";
import { connections } from "../../connections/connections";
import { config } from "../../env";

/** How long a page may stay open, with time to verify an e-mail address in between. */
const LIFE_SECONDS = 60 * 60;

const visitSchema = z.object({
  /** Hash of the token in the link. */
  tokenHash: z.string(),
  locale: localeSchema,
  /** A sign-in that is in progress. */
  attempt: z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() }).nullable(),
  /** The user who signed in. */
  person: z
    .object({
      subject: z.string(),
      sessionId: z.string(),
      email: z.string().nullable(),
      verified: z.boolean(),
    })
    .nullable(),
  /** The result of the invitation. */
  outcome: z
    .object({ kind: z.enum(["joined", "declined"]), tenant: z.string(), role: z.string(), url: z.string() })
    .nullable(),
});
/** The visit of one browser to one invitation. */
export type Visit = z.infer<typeof visitSchema>;

const { backend } = config().urls;
const COOKIE = hostCookieName("tandem_invitation", backend);
const options = { httpOnly: true, sameSite: "lax", secure: backend.startsWith("https:"), path: "/" } as const;
const cookiesSchema = z.object({ [COOKIE]: z.string().optional() });

const key = (id: string) => `tandem:invitation:${secretDigest(id)}`;

/** Starts a visit to an invitation and binds it to the browser of the request. */
export async function beginVisit(
  res: MedusaResponse,
  visit: Pick<Visit, "tokenHash" | "locale">,
): Promise<void> {
  const id = newSecretId();
  await write(id, { ...visit, attempt: null, person: null, outcome: null });
  res.cookie(COOKIE, id, { ...options, maxAge: LIFE_SECONDS * 1_000 });
}

/** Returns the visit of the browser that sent the request; null when there is none. */
export async function readVisit(req: MedusaRequest): Promise<Visit | null> {
  const id = idOf(req);
  const stored = id === undefined ? null : await connections().queueRedis.get(key(id));
  return stored === null ? null : visitSchema.parse(JSON.parse(stored));
}

/** Stores the changed visit of this browser. */
export async function keepVisit(req: MedusaRequest, visit: Visit): Promise<void> {
  const id = idOf(req);
  if (id !== undefined) await write(id, visit);
}

function idOf(req: MedusaRequest): string | undefined {
  return cookiesSchema.safeParse(req.cookies).data?.[COOKIE];
}

async function write(id: string, visit: Visit): Promise<void> {
  await connections().queueRedis.set(key(id), JSON.stringify(visit), "EX", LIFE_SECONDS);
}
