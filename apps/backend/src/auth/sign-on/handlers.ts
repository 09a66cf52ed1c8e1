import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { AuthenticationResponse, IAuthModuleService } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { AppError, parseInput } from "@tandem/contracts";
import { z } from "zod";
import { KEYCLOAK_PROVIDER } from "../realm";
import { bindAttempt, requireSameBrowser } from "./browser";
import { completeSignOn } from "./complete";
import { allowedRedirect } from "./redirects";
import type { Actor, SignOnAnswer } from "./shapes";

type Handler = (req: MedusaRequest, res: MedusaResponse) => Promise<void>;

const inputSchema = z.record(z.string(), z.string());

/** `GET|POST /auth/<actor>/keycloak`: `{ location }` to sign in at, or with `access_token` in the body `{ token }`. */
export function startSignOn(actor: Actor): Handler {
  return async (req, res) => {
    const asked = readInput(req.body);
    allowedRedirect(actor, asked.callback_url);
    const body = { ...asked, actor };
    const answer = await ask(req, (auth) => auth.authenticate(KEYCLOAK_PROVIDER, { body }));
    if (answer.location !== undefined) {
      bindAttempt(res, answer.location);
      res.json({ location: answer.location });
      return;
    }
    res.json({ token: await completeSignOn(req, actor, answer) });
  };
}

/** `GET|POST /auth/<actor>/keycloak/callback`: `{ token }` for the browser that started this sign-in. */
export function finishSignOn(actor: Actor): Handler {
  return async (req, res) => {
    const query = { ...readInput(req.query), ...readInput(req.body) };
    await requireSameBrowser(req, res, query.state);
    const answer = await ask(req, (auth) => auth.validateCallback(KEYCLOAK_PROVIDER, { query }));
    res.json({ token: await completeSignOn(req, actor, answer) });
  };
}

function readInput(value: unknown): Record<string, string> {
  return parseInput(inputSchema, value ?? {});
}

async function ask(
  req: MedusaRequest,
  question: (auth: IAuthModuleService) => Promise<SignOnAnswer>,
): Promise<AuthenticationResponse> {
  const answer = await question(req.scope.resolve(Modules.AUTH));
  if (answer.failure !== undefined) throw answer.failure;
  if (!answer.success) throw new AppError("unauthenticated", answer.error ?? "The sign-in failed.");
  return answer;
}
