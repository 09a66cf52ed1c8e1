import { z } from "zod";

/** Calls to Keycloak's admin API as the bootstrap administrator. */
export interface KeycloakAdmin {
  /** Returns the parsed JSON of `GET <path>`, or null for 404. */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T | null>;
  send(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<void>;
}

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** Creates a client that signs in to the realm `master` at `baseUrl`; tokens are renewed before they expire. */
export function createKeycloakAdmin(
  baseUrl: string,
  credentials: { username: string; password: string },
): KeycloakAdmin {
  let token = "";
  let validUntil = 0;

  const bearer = async (): Promise<string> => {
    if (Date.now() < validUntil) return token;
    const response = await fetch(`${baseUrl}/realms/master/protocol/openid-connect/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "password", client_id: "admin-cli", ...credentials }),
    });
    if (!response.ok) {
      throw new Error(
        `Keycloak at ${baseUrl} refused the administrator ${credentials.username} (${response.status}). ` +
          "Set KEYCLOAK_ADMIN_USERNAME and KEYCLOAK_ADMIN_PASSWORD to those of the given server.",
      );
    }
    const answer = tokenSchema.parse(await response.json());
    token = answer.access_token;
    validUntil = Date.now() + (answer.expires_in - 10) * 1000;
    return token;
  };

  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${baseUrl}/admin/realms${path}`, {
      method,
      headers: { authorization: `Bearer ${await bearer()}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok && response.status !== 404) {
      throw new Error(`Keycloak: ${method} ${path} returned ${response.status}: ${await response.text()}`);
    }
    return response;
  };

  return {
    async get(path, schema) {
      const response = await call("GET", path);
      if (response.status === 404) return null;
      return schema.parse(await response.json());
    },
    async send(method, path, body) {
      const response = await call(method, path, body);
      if (response.status === 404) throw new Error(`Keycloak: ${method} ${path} was not found.`);
    },
  };
}
