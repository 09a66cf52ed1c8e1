import { randomUUID } from "node:crypto";

/** A sign-in of a user at one client. */
export interface Grant {
  client: string;
  subject: string;
  sessionId: string;
}

/** The sessions of a realm with their refresh tokens. */
export class Sessions {
  readonly #sessions = new Map<string, string>();
  readonly #refreshTokens = new Map<string, Grant>();

  /** Opens the session of a grant, unless it is open, and returns a refresh token. */
  open(grant: Grant): string {
    const token = randomUUID();
    this.#sessions.set(grant.sessionId, grant.subject);
    this.#refreshTokens.set(token, grant);
    return token;
  }

  /** Returns the grant of a refresh token, which works once; undefined when it is unknown or its session has ended. */
  redeem(token: string): Grant | undefined {
    const grant = this.#refreshTokens.get(token);
    this.#refreshTokens.delete(token);
    return grant !== undefined && this.#sessions.has(grant.sessionId) ? grant : undefined;
  }

  /** Returns the sessions of a user. */
  of(subject: string): string[] {
    return [...this.#sessions].flatMap(([id, owner]) => (owner === subject ? [id] : []));
  }

  /** Ends a session; its refresh tokens are refused from now on. Returns whether there was one. */
  end(sessionId: string): boolean {
    return this.#sessions.delete(sessionId);
  }
}
