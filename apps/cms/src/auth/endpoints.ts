import { AppError } from "@tandem/contracts";
import { readBody } from "@tandem/service-kit";
import type { Endpoint, PayloadRequest } from "payload";
import { env } from "../env";
import { jsonEndpoint } from "../http/json-endpoint";
import { isFromOwnSite } from "../http/own-site";
import { accountOf } from "./account";
import { keepAttempt, spentAttemptCookie, takeAttempt } from "./attempts";
import { keepIdToken, takeIdToken } from "./id-tokens";
import { CALLBACK_URL, directory, login, logoutVerifier, revocations } from "./keycloak";
import { placeOf } from "./place";
import { refusedPage } from "./refused-page";
import { returnPath } from "./return-path";
import { closeSession, forgetfulCookie, openSession, sessionOf } from "./sessions";

const LOGIN_PAGE = `${env.CMS_URL}/admin/login`;
const MAX_LOGOUT_BYTES = 16 * 1024;

function redirect(to: string, ...cookies: string[]): Response {
  const headers = new Headers({ location: to, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 302, headers });
}

const queryOf = (req: PayloadRequest) => new URL(req.url ?? LOGIN_PAGE, env.CMS_URL).searchParams;

/** Starts the sign-in; `?redirect=` names the page of the admin to open afterwards. */
const begin = jsonEndpoint("get", "/oidc/login", async (req) => {
  const { url, state, nonce, codeVerifier } = await login.begin({
    redirectUri: CALLBACK_URL,
    locale: req.i18n.language,
  });
  const returnTo = returnPath(queryOf(req).get("redirect"), env.CMS_URL);
  return redirect(url, await keepAttempt(state, { nonce, codeVerifier, returnTo }));
});

/** Handles the redirect from Keycloak: creates an account and a session for a user with access. */
const callback = jsonEndpoint("get", "/oidc/callback", async (req) => {
  const state = queryOf(req).get("state") ?? "";
  const attempt = await takeAttempt(state, req.headers);
  if (attempt === null) return refusedPage(req.i18n.language, "expired", "/api/oidc/login");
  const signedOn = await login
    .finish({ ...attempt, state, callbackUrl: `${CALLBACK_URL}?${queryOf(req)}`, redirectUri: CALLBACK_URL })
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "unauthenticated") return null;
      throw error;
    });
  if (signedOn === null) return refusedPage(req.i18n.language, "expired", "/api/oidc/login");
  const { principal, idToken, sessionId } = signedOn;
  directory.forget(principal.subject);
  const place = await placeOf(req.payload, principal);
  if (place === null) {
    return refusedPage(req.i18n.language, "no-place", login.logoutUrl({ idToken, returnTo: LOGIN_PAGE }));
  }
  const account = await accountOf(req.payload, { ...signedOn, subject: principal.subject }, place);
  const session = await openSession(req.payload, account, sessionId);
  await keepIdToken(sessionId, idToken);
  req.payload.logger.info({ user: account.id }, "signed in");
  return redirect(`${env.CMS_URL}${attempt.returnTo}`, session, spentAttemptCookie());
});

/** Signs out here, at Keycloak and in every other app. Only requests from the admin do. */
const logout = jsonEndpoint("get", "/oidc/logout", async (req) => {
  if (!isFromOwnSite(req.headers)) return redirect(`${env.CMS_URL}/admin`);
  const subject = req.user?.subject;
  const sessionId = req.user ? sessionOf(req.user) : undefined;
  if (!subject || !sessionId)
    return redirect(LOGIN_PAGE, ...(req.user ? [forgetfulCookie(req.payload)] : []));
  await closeSession(req.payload, { subject, sessionId });
  await revocations().revoke({ subject, sessionId });
  const idToken = await takeIdToken(sessionId);
  return redirect(
    idToken === null ? LOGIN_PAGE : login.logoutUrl({ idToken, returnTo: LOGIN_PAGE }),
    forgetfulCookie(req.payload),
  );
});

/** Receives from Keycloak that a session ended elsewhere (OIDC Back-Channel Logout 1.0). */
const backchannelLogout = jsonEndpoint("post", "/oidc/backchannel-logout", async (req) => {
  const form = new URLSearchParams((await readBody(req.body, MAX_LOGOUT_BYTES)).toString("utf8"));
  const ended = await logoutVerifier.verify(form.get("logout_token") ?? "");
  await closeSession(req.payload, ended);
  await revocations().revoke(ended);
  await takeIdToken(ended.sessionId);
  directory.forget(ended.subject);
  return new Response(null, { status: 200, headers: { "cache-control": "no-store" } });
});

/** Endpoints for signing in with Keycloak. */
export const signOn: Endpoint[] = [begin, callback, logout, backchannelLogout];
