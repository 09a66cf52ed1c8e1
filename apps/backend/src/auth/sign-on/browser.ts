import { createHash, timingSafeEqual } from "node:crypto";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { hostCookieName } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { config } from "../../env";
import { attempts } from "./attempts";
import { ATTEMPT_SECONDS } from "./shapes";

const { backend } = config().urls;
const COOKIE = hostCookieName("tandem_sign_on", backend);
const options = { httpOnly: true, sameSite: "lax", secure: backend.startsWith("https:"), path: "/" } as const;
const cookiesSchema = z.object({ [COOKIE]: z.string().optional() });

/** Binds a sign-in to the browser that started it, so that a link cannot sign a user in to another account. */
export function bindAttempt(res: MedusaResponse, location: string): void {
  const state = new URL(location).searchParams.get("state") ?? "";
  res.cookie(COOKIE, digest(state).toString("base64url"), { ...options, maxAge: ATTEMPT_SECONDS * 1_000 });
}

/** Requires the browser that started the sign-in, else deletes the sign-in. @throws AppError unauthenticated */
export async function requireSameBrowser(
  req: MedusaRequest,
  res: MedusaResponse,
  state: string | undefined,
): Promise<void> {
  const bound = Buffer.from(cookiesSchema.safeParse(req.cookies).data?.[COOKIE] ?? "", "base64url");
  const expected = digest(state ?? "");
  res.clearCookie(COOKIE, options);
  if (bound.length === expected.length && timingSafeEqual(bound, expected)) return;
  if (state !== undefined) await attempts().take(state);
  throw new AppError("unauthenticated", "The sign-in was started in another browser. Sign in again.");
}

function digest(state: string): Buffer {
  return createHash("sha256").update(state).digest();
}
