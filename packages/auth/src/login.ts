import { AppError } from "@tandem/contracts";
import * as oidc from "openid-client";
import type { Principal } from "./principal.js";
import { realmAddress } from "./realm-address.js";
import { createTokenVerifier } from "./verifier.js";

interface LoginSettings {
  /** Realm URL, exactly as it stands in `iss`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** API the access token is for; the client itself unless given. */
  audience?: string;
}

/** A sign-in in progress; everything but `url` is kept where only the server can read it until the callback. */
interface LoginAttempt {
  /** Where the browser goes. */
  url: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

interface LoginCallback extends Omit<LoginAttempt, "url"> {
  /** The whole URL of the callback, with its query. */
  callbackUrl: string;
  /** The one the attempt was started with. */
  redirectUri: string;
}

/** A signed-in user with the tokens of the session. Tokens never leave the server. */
export interface SignedOn {
  principal: Principal;
  accessToken: string;
  refreshToken: string;
  idToken: string;
  /** Keycloak's session (`sid`), which back-channel logout names. */
  sessionId: string;
  /** When the access token expires, milliseconds since the epoch. */
  expiresAt: number;
  name: string;
  email: string | null;
  emailVerified: boolean;
}

/** What Keycloak does besides signing in. */
interface LoginWishes {
  /** Shows the form for a new account first. */
  create?: boolean;
  /** Fills in the e-mail address; the user may change it. */
  email?: string;
  /** Verifies an unverified e-mail address by a mail before the browser returns. */
  verifyEmail?: boolean;
}

/** Sign-in of users: authorization code flow with PKCE, state and nonce. */
export interface Login {
  begin(options: { redirectUri: string; locale?: string; wishes?: LoginWishes }): Promise<LoginAttempt>;
  /** @throws AppError `unauthenticated` when the callback does not belong to this attempt */
  finish(callback: LoginCallback): Promise<SignedOn>;
  /**
   * A refresh token works once: refresh a session in one place at a time.
   * @throws AppError `unauthenticated` when the session is over
   */
  refresh(refreshToken: string): Promise<SignedOn>;
  /** Returns the URL that ends the session in Keycloak, and so in every app; the browser returns with the `state`. */
  logoutUrl(options: { idToken: string; returnTo: string; state?: string }): string;
}

const SCOPE = "openid profile email";
const TIMEOUT_SECONDS = 10;

/** Creates the login of one client of the realm. */
export function createLogin(settings: LoginSettings): Login {
  const { issuer, clientId, clientSecret, audience = clientId } = settings;
  const verifier = createTokenVerifier({ issuer, audience, clients: [clientId] });
  const plain = configure();

  return {
    async begin({ redirectUri, locale, wishes = {} }) {
      const state = oidc.randomState();
      const nonce = oidc.randomNonce();
      const codeVerifier = oidc.randomPKCECodeVerifier();
      const url = oidc.buildAuthorizationUrl(plain, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        ...(locale === undefined ? {} : { ui_locales: locale }),
        ...(wishes.create === true ? { prompt: "create" } : {}),
        ...(wishes.email === undefined ? {} : { login_hint: wishes.email }),
        ...(wishes.verifyEmail === true ? { kc_action: "VERIFY_EMAIL" } : {}),
      });
      return { url: url.href, state, nonce, codeVerifier };
    },
    finish({ callbackUrl, redirectUri, state, nonce, codeVerifier }) {
      return signOn(async () =>
        oidc.authorizationCodeGrant(configure(redirectUri), new URL(callbackUrl), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        }),
      );
    },
    refresh: (refreshToken) => signOn(() => oidc.refreshTokenGrant(plain, refreshToken)),
    logoutUrl: ({ idToken, returnTo, state }) =>
      oidc.buildEndSessionUrl(plain, {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo,
        ...(state === undefined ? {} : { state }),
      }).href,
  };

  /** With `redirectUri` for the one exchange in which it is repeated, query included, which the library would drop. */
  function configure(redirectUri?: string): oidc.Configuration {
    const address = realmAddress(issuer);
    const configuration = new oidc.Configuration(
      {
        issuer,
        authorization_endpoint: address.authorization,
        token_endpoint: address.token,
        jwks_uri: address.keys,
        end_session_endpoint: address.endSession,
        authorization_response_iss_parameter_supported: true,
      },
      clientId,
      { id_token_signed_response_alg: "RS256" },
      oidc.ClientSecretPost(clientSecret),
    );
    configuration.timeout = TIMEOUT_SECONDS;
    if (issuer.startsWith("http:")) oidc.allowInsecureRequests(configuration);
    oidc.enableNonRepudiationChecks(configuration);
    if (redirectUri !== undefined) {
      configuration[oidc.customFetch] = (url, options) => {
        const { body } = options;
        if (body instanceof URLSearchParams) body.set("redirect_uri", redirectUri);
        return fetch(url, { ...options, body: body ?? null });
      };
    }
    return configuration;
  }

  async function signOn(
    exchange: () => Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers>,
  ): Promise<SignedOn> {
    const tokens = await exchange().catch((error: unknown) => {
      throw translate(error);
    });
    const claims = tokens.claims();
    const { access_token: accessToken, refresh_token: refreshToken, id_token: idToken } = tokens;
    const sessionId = claims?.sid;
    if (refreshToken === undefined || idToken === undefined || typeof sessionId !== "string") {
      throw new AppError("unauthenticated", "The sign-in returned no session. Please sign in again.");
    }
    const principal = await verifier.verify(accessToken);
    if (principal.kind !== "person" || principal.subject !== claims?.sub) {
      throw new AppError("unauthenticated", "The sign-in returned another user. Please sign in again.");
    }
    const email = typeof claims.email === "string" ? claims.email : null;
    return {
      principal,
      accessToken,
      refreshToken,
      idToken,
      sessionId,
      expiresAt: Date.now() + (tokens.expiresIn() ?? 0) * 1_000,
      name: typeof claims.name === "string" ? claims.name : (email ?? ""),
      email,
      emailVerified: claims.email_verified === true,
    };
  }
}

/** Keycloak's refusals are the caller's; an unreachable or broken Keycloak is not. */
function translate(error: unknown): AppError {
  const refused =
    error instanceof oidc.ResponseBodyError
      ? error.status < 500
      : error instanceof oidc.AuthorizationResponseError || hasCode(error, REFUSALS);
  return refused
    ? new AppError("unauthenticated", "The sign-in was not completed. Please sign in again.", {
        cause: error,
      })
    : new AppError("unavailable", "The login service cannot be reached.", { cause: error });
}

const REFUSALS = new Set([
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
]);

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof oidc.ClientError && error.code !== undefined && codes.has(error.code);
}
