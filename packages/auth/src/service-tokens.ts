import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { realmAddress } from "./realm-address.js";

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const REFRESH_BEFORE_MS = 30_000;
const TIMEOUT_MS = 10_000;

interface ServiceTokenSettings {
  /** Realm URL. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Milliseconds since the epoch; the system clock by default. */
  now?: () => number;
}

export interface ServiceTokens {
  /**
   * Returns a valid access token of this service.
   * @throws AppError `unavailable` when Keycloak cannot be reached or fails, `internal` when it refuses the client
   */
  get(): Promise<string>;
}

/** Creates a source of client-credentials tokens (RFC 6749, 4.4): cached until shortly before they expire, fetched once for concurrent callers. */
export function createServiceTokens(settings: ServiceTokenSettings): ServiceTokens {
  const now = settings.now ?? Date.now;
  let current: { token: string; refreshAt: number } | undefined;
  let underWay: Promise<string> | undefined;

  return {
    get() {
      if (current !== undefined && now() < current.refreshAt) return Promise.resolve(current.token);
      underWay ??= fetchToken().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };

  async function fetchToken(): Promise<string> {
    const response = await askKeycloak();
    if (!response.ok) {
      throw new AppError(
        response.status >= 500 ? "unavailable" : "internal",
        `Keycloak responded with ${response.status} to the client ${settings.clientId}; check its id and secret.`,
      );
    }
    const answer = answerSchema.parse(await response.json());
    const lifeMs = answer.expires_in * 1_000;
    current = {
      token: answer.access_token,
      refreshAt: now() + Math.max(lifeMs - REFRESH_BEFORE_MS, lifeMs / 2),
    };
    return answer.access_token;
  }

  async function askKeycloak(): Promise<Response> {
    try {
      return await fetch(realmAddress(settings.issuer).token, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: settings.clientId,
          client_secret: settings.clientSecret,
        }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw new AppError("unavailable", "The login service cannot be reached.", { cause });
    }
  }
}
