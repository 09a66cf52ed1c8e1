import { createHash, randomUUID } from "node:crypto";
import type { Reply } from "../json-server.js";
import type { Grant, Sessions } from "./sessions.js";

/** The response of the token endpoint to a user's sign-in. */
export interface Tokens {
  token_type: "Bearer";
  access_token: string;
  refresh_token: string;
  id_token: string;
  expires_in: number;
}

interface Code extends Grant {
  nonce: string;
  challenge: string;
  redirectUri: string;
}

/** What the endpoint needs of the realm. */
export interface TokenIssuer {
  sessions: Sessions;
  issue(grant: Grant, nonce?: string): Promise<Tokens>;
  issueToService(client: string): Promise<{ access_token: string; expires_in: number }>;
}

const refused = (error: string): Reply => ({ status: 400, body: { error } });

/** The token endpoint and the codes it accepts: each once, from its own client, with its verifier and redirect URI. */
export class TokenEndpoint {
  readonly #codes = new Map<string, Code>();
  readonly #issuer: TokenIssuer;

  constructor(issuer: TokenIssuer) {
    this.#issuer = issuer;
  }

  /** Returns a code for the user's sign-in; null when the authorization request lacks what the realm requires. */
  authorize(request: URLSearchParams, user: { subject: string; sessionId: string }): string | null {
    const [client, redirectUri, challenge] = ["client_id", "redirect_uri", "code_challenge"].map(
      (name) => request.get(name) ?? "",
    );
    const isAllowed =
      request.get("response_type") === "code" && request.get("code_challenge_method") === "S256";
    if (!isAllowed || !client || !redirectUri || !challenge) return null;
    const code = randomUUID();
    this.#codes.set(code, { ...user, client, redirectUri, challenge, nonce: request.get("nonce") ?? "" });
    return code;
  }

  /** Returns the response to a request for tokens. Any client secret is accepted, none is not. */
  async reply(form: URLSearchParams, authorization: string): Promise<Reply> {
    const client = form.get("client_id") ?? "";
    if (client === "" || (!form.get("client_secret") && authorization === ""))
      return { status: 401, body: { error: "invalid_client" } };
    switch (form.get("grant_type")) {
      case "client_credentials":
        return { body: { token_type: "Bearer", ...(await this.#issuer.issueToService(client)) } };
      case "refresh_token": {
        const grant = this.#issuer.sessions.redeem(form.get("refresh_token") ?? "");
        return grant?.client === client
          ? { body: await this.#issuer.issue(grant) }
          : refused("invalid_grant");
      }
      case "authorization_code": {
        const code = this.#redeem(form, client);
        return code === null
          ? refused("invalid_grant")
          : { body: await this.#issuer.issue(code, code.nonce) };
      }
      default:
        return refused("unsupported_grant_type");
    }
  }

  #redeem(form: URLSearchParams, client: string): Code | null {
    const name = form.get("code") ?? "";
    const code = this.#codes.get(name);
    this.#codes.delete(name);
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    return code?.client === client &&
      code.challenge === proof &&
      code.redirectUri === form.get("redirect_uri")
      ? code
      : null;
  }
}
