import type {
  AuthenticationInput,
  AuthenticationResponse,
  AuthIdentityDTO,
  AuthIdentityProviderService,
} from "@medusajs/framework/types";
import { AbstractAuthModuleProvider, MedusaError } from "@medusajs/framework/utils";
import { AppError, parseInput } from "@tandem/contracts";
import { expiryOf, readPrincipal } from "../../auth/keycloak";
import { KEYCLOAK_PROVIDER, login } from "../../auth/realm";
import { attempts } from "../../auth/sign-on/attempts";
import { allowedRedirect } from "../../auth/sign-on/redirects";
import { callbackSchema, type SignOnAnswer, type SignOnFacts, startSchema } from "../../auth/sign-on/shapes";

/**
 * Signs users in with Keycloak: authorization code flow with PKCE, state and nonce, or an access token they already
 * have.
 */
export class KeycloakAuthProvider extends AbstractAuthModuleProvider {
  static override identifier = KEYCLOAK_PROVIDER;
  static override DISPLAY_NAME = "Keycloak";

  /** Returns the user of `access_token` if given, else the URL to sign in at. */
  override authenticate(
    input: AuthenticationInput,
    identities: AuthIdentityProviderService,
  ): Promise<AuthenticationResponse> {
    return answering(() => this.#begin(input, identities));
  }

  /** Finishes what `authenticate` began; each state works once. */
  override validateCallback(
    input: AuthenticationInput,
    identities: AuthIdentityProviderService,
  ): Promise<AuthenticationResponse> {
    return answering(() => this.#finish(input, identities));
  }

  async #begin(
    { body, query }: AuthenticationInput,
    identities: AuthIdentityProviderService,
  ): Promise<AuthenticationResponse> {
    const start = parseInput(startSchema, { ...query, ...body });
    if (start.access_token !== undefined) return exchange(start.access_token, identities);
    const redirectUri = allowedRedirect(start.actor, start.callback_url);
    const { url, state, nonce, codeVerifier } = await login.begin({ redirectUri });
    await attempts().put({ redirectUri, nonce, codeVerifier }, state);
    return { success: true, location: url };
  }

  async #finish(
    { query, body }: AuthenticationInput,
    identities: AuthIdentityProviderService,
  ): Promise<AuthenticationResponse> {
    const answer = parseInput(callbackSchema, { ...query, ...body });
    const attempt = await attempts().take(answer.state);
    if (attempt === null) {
      throw new AppError("unauthenticated", "The sign-in took too long or was used already. Sign in again.");
    }
    const callbackUrl = new URL(attempt.redirectUri);
    for (const [name, value] of Object.entries(answer)) callbackUrl.searchParams.set(name, value);
    const { state } = answer;
    const person = await login.finish({ ...attempt, state, callbackUrl: callbackUrl.href });
    const identity = await identityOf(person.principal.subject, identities);
    return withFacts(identity, {
      subject: person.principal.subject,
      session_id: person.sessionId,
      signed_on_at: Date.now(),
      expires_at: person.expiresAt,
      client_id: person.principal.clientId,
      exchanged: false,
      id_token: person.idToken,
    });
  }
}

/** Returns errors in the response, because Medusa's auth module keeps only the message of what a provider throws. */
function answering(work: () => Promise<AuthenticationResponse>): Promise<SignOnAnswer> {
  return work().catch((failure: unknown) => ({ success: false, failure }));
}

async function exchange(
  accessToken: string,
  identities: AuthIdentityProviderService,
): Promise<AuthenticationResponse> {
  const principal = await readPrincipal(`Bearer ${accessToken}`);
  if (principal === null || principal.kind !== "person") {
    throw new AppError("unauthenticated", "access_token: must be the access token of a user.");
  }
  const identity = await identityOf(principal.subject, identities);
  return withFacts(identity, {
    subject: principal.subject,
    session_id: principal.sessionId,
    signed_on_at: principal.issuedAt,
    expires_at: expiryOf(accessToken),
    client_id: principal.clientId,
    exchanged: true,
    id_token: null,
  });
}

/** Returns the facts of this sign-in with the response only; the stored identity keeps nothing but the `sub`. */
function withFacts(identity: AuthIdentityDTO, facts: SignOnFacts): AuthenticationResponse {
  return {
    success: true,
    authIdentity: { ...identity, app_metadata: { ...identity.app_metadata, [KEYCLOAK_PROVIDER]: facts } },
  };
}

async function identityOf(
  subject: string,
  identities: AuthIdentityProviderService,
): Promise<AuthIdentityDTO> {
  const find = () => identities.retrieve({ entity_id: subject });
  return find().catch(async (error: unknown) => {
    if (!(error instanceof MedusaError) || error.type !== MedusaError.Types.NOT_FOUND) throw error;
    return identities.create({ entity_id: subject }).catch(find);
  });
}
