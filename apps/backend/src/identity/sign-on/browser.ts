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

/** Ties a sign-on to the browser that began it, so nobody can be signed on as somebody else by a link. */
export function bindAttempt(res: MedusaResponse, location: string): void {
  const state = new URL(location).searchParams.get("state") ?? "";
  res.cookie(COOKIE, digest(state).toString("base64url"), { ...options, maxAge: ATTEMPT_SECONDS * 1_000 });
}

/** Deletes a sign-in that another browser began. @throws AppError unauthenticated. */
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
  throw new AppError("unauthenticated", "The sign-on was begun in another browser. Sign in again.");
}

function digest(state: string): Buffer {
  return createHash("sha256").update(state).digest();
}
