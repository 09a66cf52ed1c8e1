import { namesSchema } from "@tandem/contracts";
import {
  breakGlassVariable,
  cacheRedisVariable,
  keycloakVariables,
  logVariables,
  postgresVariable,
  queueRedisVariable,
  readEnvironment,
  secretVariable,
  urlVariable,
  webhookSecretVariable,
} from "@tandem/service-kit";
import { z } from "zod";

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  ...logVariables,
  DATABASE_URL: postgresVariable("payload_db"),
  PAYLOAD_SECRET: secretVariable,
  MEDIA_DIR: z.string({ error: "must be a folder that this process may write uploaded images to" }),
  CMS_URL: urlVariable("http://localhost:3001"),
  BACKEND_URL: urlVariable("http://localhost:9001"),
  STOREFRONT_URL: urlVariable("http://localhost:9002"),
  WORKER_URL: urlVariable("http://localhost:9100"),
  ...keycloakVariables("payload-cms"),
  REDIS_QUEUE_URL: queueRedisVariable,
  REDIS_CACHE_URL: cacheRedisVariable,
  BREAK_GLASS_LOGIN: breakGlassVariable,
  WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: webhookSecretVariable,
  WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: webhookSecretVariable,
  WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: webhookSecretVariable,
  /** Host names of the platform that no other setting names, comma separated. */
  PLATFORM_HOSTS: z.string().default(""),
  /** Domains that serve without proof, such as `*.test`; for development only. */
  TRUSTED_DOMAINS: namesSchema,
  /** JSON file with emergency accounts and demo brands to seed. */
  SEED_FILE: z.string().optional(),
});

/** Typed configuration of the CMS. */
export type Env = z.infer<typeof schema>;

/** Placeholder values while code is generated or compiled, when no service is contacted. */
const INERT: Record<string, string> = {
  DATABASE_URL: "postgresql://build.invalid/none",
  PAYLOAD_SECRET: "compile-time-only-compile-time-only-",
  MEDIA_DIR: "media",
  CMS_URL: "http://build.invalid",
  BACKEND_URL: "http://build.invalid",
  STOREFRONT_URL: "http://build.invalid",
  WORKER_URL: "http://build.invalid",
  KEYCLOAK_ISSUER: "http://build.invalid",
  KEYCLOAK_CLIENT_SECRET: "none",
  REDIS_QUEUE_URL: "redis://build.invalid",
  REDIS_CACHE_URL: "redis://build.invalid",
  WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: `whsec_${"A".repeat(32)}`,
  WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: `whsec_${"A".repeat(32)}`,
  WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: `whsec_${"A".repeat(32)}`,
};

/** True while `next build` compiles or Payload generates types, an import map or a migration. */
export const isCompiling =
  process.env.NEXT_PHASE === "phase-production-build" || process.env.TANDEM_CODEGEN === "1";

/** Configuration of this process; an invalid environment is reported on stderr and ends the process with code 1. */
export const env: Env = readEnvironment(
  "The CMS",
  schema,
  isCompiling ? { ...process.env, ...INERT } : process.env,
);
