import { namesSchema, webhookSecretsSchema } from "@tandem/contracts";
import { z } from "zod";

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  LOG_PRETTY: z.stringbool().default(false),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("postgresql://user:password@host:5432/payload_db"),
  PAYLOAD_SECRET: z.string().min(32).describe("at least 32 random characters: openssl rand -hex 32"),
  MEDIA_DIR: z.string().min(1).describe("folder that keeps uploaded pictures"),
  CMS_URL: url.describe("address of this service, such as http://127.0.0.1:3001"),
  BACKEND_URL: url.describe("address of Medusa, such as http://127.0.0.1:9001"),
  STOREFRONT_URL: url.describe("address of the storefront, such as http://localhost:9002"),
  WORKER_URL: url.describe("address of the sync worker, such as http://127.0.0.1:9100"),
  KEYCLOAK_ISSUER: url.describe("realm address, such as http://127.0.0.1:8080/realms/tandem"),
  KEYCLOAK_CLIENT_ID: z.string().min(1).default("payload-cms"),
  KEYCLOAK_CLIENT_SECRET: z.string().min(1).describe("secret of the Keycloak client payload-cms"),
  REDIS_QUEUE_URL: z.url({ protocol: /^rediss?$/ }).describe("redis://host:6379/0, with noeviction"),
  REDIS_CACHE_URL: z.url({ protocol: /^rediss?$/ }).describe("redis://host:6379/1, for caches and limits"),
  BREAK_GLASS_LOGIN: z
    .enum(["on", "off"])
    .default("off")
    .describe("on lets platform admins sign in with e-mail and password when Keycloak is away"),
  WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: webhookSecretsSchema.describe("whsec_… shared with the backend"),
  WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: webhookSecretsSchema.describe("whsec_… shared with the backend"),
  WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: webhookSecretsSchema.describe("whsec_… shared with the storefront"),
  PLATFORM_HOSTS: z
    .string()
    .default("")
    .describe("host names of the platform that no other setting names, comma separated"),
  TRUSTED_DOMAINS: namesSchema.describe(
    "domains that serve without proof, such as *.test; for development only",
  ),
  SEED_FILE: z.string().min(1).optional().describe("JSON file with people and demo brands to seed"),
});

/** Typed configuration of the CMS. */
export type Env = z.infer<typeof schema>;

/** Stands in while code is generated or compiled: nothing is contacted then, so nothing real is needed. */
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

function readEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(isCompiling ? { ...source, ...INERT } : source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? "");
    const hint =
      name in schema.shape ? schema.shape[name as keyof typeof schema.shape].description : undefined;
    return `  ${name}: ${issue.message}${hint === undefined ? "" : ` (${hint})`}`;
  });
  console.error(`The CMS cannot start. Set these environment variables:\n${lines.join("\n")}`);
  process.exit(1);
}

/** Configuration of this process; the process ends with a readable list when something is missing. */
export const env: Env = readEnv(process.env);
