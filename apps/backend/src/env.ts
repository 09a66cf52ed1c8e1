import { randomBytes } from "node:crypto";
import { namesSchema, platformHosts } from "@tandem/contracts";
import {
  breakGlassVariable,
  cacheRedisVariable,
  keycloakVariables,
  logVariables,
  parseEnvironment,
  postgresVariable,
  queueRedisVariable,
  readEnvironment,
  secretVariable,
  urlVariable,
  type Variables,
  webhookSecretVariable,
} from "@tandem/service-kit";
import { z } from "zod";
import { buildEnvironment } from "./build-environment";

const origins = (what: string) => z.string({ error: `must list the origins of ${what}, comma separated` });

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  ...logVariables,
  DATABASE_URL: postgresVariable("medusa_db"),
  REDIS_QUEUE_URL: queueRedisVariable,
  REDIS_CACHE_URL: cacheRedisVariable,
  MEDUSA_WORKER_MODE: z.enum(["shared", "worker", "server"]).default("shared"),
  JWT_SECRET: secretVariable,
  COOKIE_SECRET: secretVariable,
  STORE_CORS: origins("the storefront"),
  ADMIN_CORS: origins("the admin"),
  AUTH_CORS: origins("the pages users sign in from"),
  ...keycloakVariables("medusa-backend"),
  BREAK_GLASS_LOGIN: breakGlassVariable,
  FILES_DIR: z.string({ error: "must be a folder that this process may write uploaded files to" }),
  BACKEND_URL: urlVariable("http://localhost:9001"),
  CMS_URL: urlVariable("http://localhost:3001"),
  STOREFRONT_URL: urlVariable("http://localhost:9002"),
  WORKER_URL: urlVariable("http://localhost:9100"),
  BOT_URL: urlVariable("http://localhost:9003"),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be a URL such as smtp://user:password@host:587" }),
  MAIL_FROM: z.email("must be the e-mail address that mails are sent from").optional(),
  PLATFORM_HOSTS: z.string().default(""),
  TRUSTED_DOMAINS: namesSchema,
  WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: webhookSecretVariable,
  WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: webhookSecretVariable,
  WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: webhookSecretVariable,
  WEBHOOK_SECRET_MEDUSA_TO_BOT: webhookSecretVariable,
});

const adminSchema = z.object({
  ADMIN_EMAIL: z.email("must be the e-mail address of the platform admin"),
  ADMIN_PASSWORD: z
    .string({ error: "must have at least 8 characters" })
    .min(8, "must have at least 8 characters"),
});

export type Config = ReturnType<typeof toConfig>;

const SERVICE = "The backend";

/**
 * Parses an environment into the typed configuration.
 * @throws EnvironmentError that lists every variable to fix
 */
export const readConfig = (variables: Variables) => toConfig(parseEnvironment(SERVICE, schema, variables));

/**
 * Returns e-mail and password of the first admin, from ADMIN_EMAIL and ADMIN_PASSWORD.
 * @throws EnvironmentError when either is missing
 */
export function readAdminCredentials(variables: Variables = process.env) {
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = parseEnvironment("create-admin", adminSchema, variables);
  return { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
}

let loaded: Config | undefined;

/** Returns the configuration of this process; an invalid environment is reported on stderr and ends it with code 1. */
export function config(): Config {
  const variables = process.env.MEDUSA_BUILD === "true" ? buildEnvironment() : process.env;
  loaded ??= toConfig(readEnvironment(SERVICE, schema, variables));
  return loaded;
}

function toConfig(env: z.infer<typeof schema>) {
  return {
    production: env.NODE_ENV === "production",
    log: { level: env.LOG_LEVEL, pretty: env.LOG_PRETTY },
    databaseUrl: env.DATABASE_URL,
    redis: { queue: env.REDIS_QUEUE_URL, cache: env.REDIS_CACHE_URL },
    workerMode: env.MEDUSA_WORKER_MODE,
    jwtSecret: env.JWT_SECRET,
    cookieSecret: env.COOKIE_SECRET,
    cors: { store: env.STORE_CORS, admin: env.ADMIN_CORS, auth: env.AUTH_CORS },
    keycloak: {
      issuer: env.KEYCLOAK_ISSUER,
      clientId: env.KEYCLOAK_CLIENT_ID,
      clientSecret: env.KEYCLOAK_CLIENT_SECRET,
    },
    files: { folder: env.FILES_DIR },
    /** Nonce of the scripts that Vite adds to Medusa Admin in development; null otherwise. */
    adminScriptNonce: env.NODE_ENV === "development" ? randomBytes(16).toString("base64") : null,
    /** E-mail login of the admins that `create-admin` makes. */
    breakGlassLogin: env.BREAK_GLASS_LOGIN,
    urls: {
      backend: env.BACKEND_URL,
      cms: env.CMS_URL,
      storefront: env.STOREFRONT_URL,
      worker: env.WORKER_URL,
      bot: env.BOT_URL,
    },
    mail: {
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM ?? `no-reply@${new URL(env.BACKEND_URL).hostname}`,
    },
    /** Hosts that no store can have. */
    platform: platformHosts(env, env.PLATFORM_HOSTS),
    /** Domains that serve without proof, such as `*.test`. */
    trustedDomains: env.TRUSTED_DOMAINS,
    webhookSecrets: {
      payloadToMedusa: env.WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA,
      medusaToPayload: env.WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD,
      medusaToStorefront: env.WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT,
      medusaToBot: env.WEBHOOK_SECRET_MEDUSA_TO_BOT,
    },
  };
}
