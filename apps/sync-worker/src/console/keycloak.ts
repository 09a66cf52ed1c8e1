import { createHash } from "node:crypto";
import { claimsSchema, createLogin, isFromOwnPage, may, type Revocations, toPrincipal } from "@tandem/auth";
import { AppError, CLIENTS, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import type { Request, RequestHandler, Response } from "express";
import type { Redis } from "ioredis";
import KeycloakConnect from "keycloak-connect";
import { z } from "zod";

// The one place that uses keycloak-connect: upstream has deprecated it, so everything else signs in with openid-client and jose.

declare module "express-session" {
  interface SessionData {
    /** A sign-in in progress. */
    signOn: { state: string; nonce: string; codeVerifier: string; returnTo: string };
    /** Where keycloak-connect stores the tokens of this session. */
    "keycloak-token": string;
  }
}
declare global {
  namespace Express {
    interface Request {
      /** Set for a signed-in user, by session or bearer token. */
      kauth?: { grant?: KeycloakConnect.Grant };
    }
  }
}

export interface SignOnSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** URL of the console as browsers see it, without a trailing slash. */
  consoleUrl: string;
  redis: Redis;
  revocations: Revocations;
  /** Returns the page for a user who is signed in but not allowed in. */
  refusalPage: (request: Request) => string;
}

export interface SignOn {
  /** Reads the user from the session or a bearer token, and renews the session's tokens. */
  attach: RequestHandler;
  /** Handles the browser's return from Keycloak. */
  callback: RequestHandler;
  /** Allows operators and platform admins; redirects unauthenticated browsers to the login page, refuses all other callers. */
  requireOperator: RequestHandler;
  /** Ends the session here and in Keycloak. */
  logout: RequestHandler;
}

const RENEWAL_MS = 10_000;
const RENEWED_SECONDS = 60;
/** How long a sign-in may take; the session of an unfinished one expires then. */
const ATTEMPT_MS = 10 * 60_000;

const tokenSchema = z.object({
  content: claimsSchema.extend({ aud: z.union([z.string(), z.array(z.string())]) }),
});
const idTokenSchema = z.object({ content: z.object({ name: z.string().optional() }) });
const rawSchema = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.object({ access_token: z.string(), id_token: z.string().optional() }));
const callbackSchema = z.object({ code: z.string().min(1).max(4_096), state: z.string().min(1).max(200) });

/**
 * Signs in to the console: code flow with PKCE, bound to the session by state and nonce, or a bearer token.
 * keycloak-connect knows no PKCE, so the code is redeemed by the login that every app uses; the rest is its own.
 */
export function createSignOn(settings: SignOnSettings): SignOn {
  const { issuer, clientId, clientSecret, consoleUrl, redis } = settings;
  const login = createLogin({ issuer, clientId, clientSecret, audience: CLIENTS.worker });
  const keycloak = new KeycloakConnect({ store: {} }, configOf(settings));
  const redirectUri = `${consoleUrl}?auth_callback=1`;
  // Its own redirect trusts the Host header and drops the state: `accessDenied` below starts the sign-in instead.
  keycloak.redirectToLogin = () => false;
  keycloak.accessDenied = (request, response) => {
    if (request.kauth?.grant !== undefined) return refuse(request, response);
    const browses = request.method === "GET" && request.accepts(["json", "html"]) === "html";
    if (!browses || request.headers.authorization !== undefined) {
      return answer(
        response,
        new AppError("unauthenticated", "Sign in at /console, or send an access token."),
      );
    }
    begin(request, response).catch((error: unknown) => request.next?.(error));
  };

  return {
    attach: async (request, response, next) => {
      request.kauth = {};
      const raw = request.session["keycloak-token"];
      if (request.headers.authorization === undefined && raw !== undefined && isExpired(raw)) {
        const renewed = await renewOnce(raw);
        if (renewed === null) delete request.session["keycloak-token"];
        else request.session["keycloak-token"] = renewed;
      }
      // A token that is missing, refused or cannot be checked grants nothing.
      const grant = await keycloak.getGrant(request, response).catch(() => undefined);
      if (grant !== undefined && !(await isEnded(grant))) request.kauth.grant = grant;
      next();
    },
    callback: async (request, response, next) => {
      if (request.query.auth_callback === undefined) return next();
      const known = request.session.signOn;
      const given = callbackSchema.safeParse(request.query);
      if (known === undefined || !given.success || given.data.state !== known.state) {
        return response.redirect(303, consoleUrl);
      }
      // A session that existed before the sign-in must not be the signed-in one.
      await regenerate(request);
      const callbackUrl = new URL(request.originalUrl, consoleUrl).href;
      const { accessToken, refreshToken, idToken } = await login.finish({
        ...known,
        callbackUrl,
        redirectUri,
      });
      request.session["keycloak-token"] = JSON.stringify({
        access_token: accessToken,
        refresh_token: refreshToken,
        id_token: idToken,
        token_type: "Bearer",
      });
      response.redirect(303, known.returnTo);
    },
    requireOperator: keycloak.protect((token) => {
      const parsed = tokenSchema.safeParse(token);
      if (!parsed.success || ![parsed.data.content.aud].flat().includes(CLIENTS.worker)) return false;
      return may(toPrincipal(parsed.data.content, CLIENTS.worker).realmRoles, "ops", "read");
    }),
    logout: async (request, response) => {
      if (!isFromOwnPage((name) => request.get(name), [new URL(consoleUrl).origin])) {
        return response.redirect(303, consoleUrl);
      }
      const raw = rawSchema.safeParse(request.session["keycloak-token"] ?? "{}");
      await new Promise<void>((resolve, reject) => {
        request.session.destroy((error: unknown) => (error == null ? resolve() : reject(error)));
      });
      const signedOut = `${consoleUrl}/signed-out`;
      const hint = raw.success ? raw.data.id_token : undefined;
      response.redirect(303, hint === undefined ? signedOut : keycloak.logoutUrl(signedOut, hint));
    },
  };

  async function isEnded(grant: KeycloakConnect.Grant): Promise<boolean> {
    const token = tokenSchema.safeParse(grant.access_token);
    if (!token.success) return true;
    const { sub: subject, sid: sessionId = null, iat } = token.data.content;
    return settings.revocations.isRevoked({ sessionId, subject, issuedAt: iat * 1_000 });
  }

  async function begin(request: Request, response: Response): Promise<void> {
    const { url, ...attempt } = await login.begin({ redirectUri });
    request.session.signOn = { ...attempt, returnTo: pageOf(request) };
    request.session.cookie.maxAge = ATTEMPT_MS;
    response.locals.isRefusal = true;
    response.redirect(303, url);
  }

  function refuse(request: Request, response: Response): void {
    if (request.accepts(["json", "html"]) === "html") {
      response.status(403).send(settings.refusalPage(request));
      return;
    }
    answer(response, new AppError("forbidden", "This needs the role operator or platform-admin."));
  }

  /**
   * Returns new tokens for expired ones, or null when Keycloak issues none. A refresh token works once, so concurrent
   * requests (also in another process) share one renewal.
   */
  async function renewOnce(raw: string): Promise<string | null> {
    const key = `tandem:console:renewal:${createHash("sha256").update(raw).digest("base64url")}`;
    const until = Date.now() + RENEWAL_MS;
    while (Date.now() < until) {
      const done = await redis.get(key);
      if (done !== null && done !== "") return done === "none" ? null : done;
      if ((await redis.set(key, "", "PX", RENEWAL_MS, "NX")) === "OK") {
        const grant = await keycloak.grantManager.createGrant(raw).catch(() => undefined);
        const renewed = grant?.toString() ?? null;
        await redis.set(key, renewed ?? "none", "EX", RENEWED_SECONDS);
        return renewed;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return null;
  }

  function isExpired(raw: string): boolean {
    const [, body = ""] = rawSchema.parse(raw).access_token.split(".");
    const { exp } = z
      .object({ exp: z.number() })
      .parse(JSON.parse(Buffer.from(body, "base64url").toString()));
    return exp * 1_000 <= Date.now();
  }
}

/** Returns the requested page without its query. The app accepts only a target in origin-form below `/console`. */
function pageOf(request: Request): string {
  return new URL(request.originalUrl, "http://console.invalid").pathname;
}

/** Returns the name of the signed-in user; null for a bearer token. */
export function nameOf(request: Request): string | null {
  const idToken = idTokenSchema.safeParse(request.kauth?.grant?.id_token);
  return idToken.success ? (idToken.data.content.name ?? null) : null;
}

function configOf({ issuer, clientId, clientSecret }: SignOnSettings): KeycloakConnect.KeycloakConfig {
  const [, server, realm] = /^(.+)\/realms\/([^/]+)$/.exec(issuer) ?? [];
  if (server === undefined || realm === undefined) {
    throw new AppError("internal", `KEYCLOAK_ISSUER must end in /realms/<realm>, not "${issuer}".`);
  }
  const config = {
    "auth-server-url": server,
    realm,
    resource: clientId,
    "confidential-port": 0,
    "ssl-required": "external",
    credentials: { secret: clientSecret },
  };
  return config;
}

function regenerate(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error == null ? resolve() : reject(error)));
  });
}

function answer(response: Response, error: AppError): void {
  const { status, body } = toErrorResponse(error, currentCorrelationId());
  response.status(status).json(body);
}
