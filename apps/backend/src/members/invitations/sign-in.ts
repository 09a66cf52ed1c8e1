import type { MedusaRequest } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { login } from "../../auth/realm";
import { callbackSchema } from "../../auth/sign-on/shapes";
import { config } from "../../env";
import { INVITATION_PATH } from "./mail";
import type { Visit } from "./visit";

const REDIRECT_URI = `${config().urls.backend}${INVITATION_PATH}/callback`;

/** Returns the URL to sign in at for an invitation, and the visit that waits for the callback. */
export async function beginSignIn(
  visit: Visit,
  { email, create }: { email: string; create: boolean },
): Promise<{ url: string; visit: Visit }> {
  const { url, ...attempt } = await login.begin({
    redirectUri: REDIRECT_URI,
    locale: visit.locale,
    wishes: { email, create, verifyEmail: true },
  });
  return { url, visit: { ...visit, attempt } };
}

/** Returns the visit with the user who signed in; without one when they cancelled or another browser started. */
export async function finishSignIn(visit: Visit, req: MedusaRequest): Promise<Visit> {
  const { attempt } = visit;
  const answer = callbackSchema.safeParse(req.query).data;
  const undone = { ...visit, attempt: null };
  if (attempt === null || answer === undefined) return undone;
  const callbackUrl = new URL(REDIRECT_URI);
  for (const [name, value] of Object.entries(answer)) callbackUrl.searchParams.set(name, value);
  try {
    const { principal, sessionId, email, emailVerified } = await login.finish({
      ...attempt,
      redirectUri: REDIRECT_URI,
      callbackUrl: callbackUrl.href,
    });
    const person = { subject: principal.subject, sessionId, email, verified: emailVerified };
    return { ...undone, person };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return undone;
    throw error;
  }
}
