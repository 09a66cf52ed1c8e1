import { randomBytes } from "node:crypto";

/**
 * Returns an environment for `medusa build`: the configuration is read but nothing connects, and none of it is part of
 * the build, which reads the real environment when it starts. The secrets are random and valid nowhere.
 */
export function buildEnvironment(): Record<string, string> {
  const nowhere = "http://build.invalid";
  const secret = () => randomBytes(32).toString("base64");
  const signing = () => `whsec_${secret()}`;
  return {
    DATABASE_URL: "postgresql://build.invalid/none",
    REDIS_QUEUE_URL: "redis://build.invalid",
    REDIS_CACHE_URL: "redis://build.invalid",
    JWT_SECRET: secret(),
    COOKIE_SECRET: secret(),
    STORE_CORS: nowhere,
    ADMIN_CORS: nowhere,
    AUTH_CORS: nowhere,
    KEYCLOAK_ISSUER: `${nowhere}/realms/none`,
    KEYCLOAK_CLIENT_SECRET: secret(),
    FILES_DIR: "none",
    BACKEND_URL: nowhere,
    CMS_URL: nowhere,
    STOREFRONT_URL: nowhere,
    WORKER_URL: nowhere,
    BOT_URL: nowhere,
    SMTP_URL: "smtp://build.invalid",
    WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: signing(),
    WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: signing(),
    WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: signing(),
    WEBHOOK_SECRET_MEDUSA_TO_BOT: signing(),
  };
}
