import { vi } from "vitest";

const WEBHOOKS = `whsec_${Buffer.from("tests only, tests only, tests").toString("base64")}`;

/**
 * Sets a whole configuration for the tests of a file; `storefront` is the URL of the storefront's own host, `changes`
 * override the rest.
 */
export function stubEnv(storefront: string, changes: Readonly<Record<string, string>> = {}): void {
  const address = "http://service.test";
  for (const [name, value] of Object.entries({
    NODE_ENV: "production",
    STOREFRONT_URL: storefront,
    BACKEND_URL: address,
    CMS_URL: address,
    KEYCLOAK_ISSUER: address,
    KEYCLOAK_CLIENT_SECRET: "none",
    REDIS_CACHE_URL: "redis://service.test/1",
    REDIS_QUEUE_URL: "redis://service.test/0",
    SESSION_SECRET: "tests-only-tests-only-tests-only-tests",
    WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: WEBHOOKS,
    WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: WEBHOOKS,
    ...changes,
  })) {
    vi.stubEnv(name, value);
  }
}
