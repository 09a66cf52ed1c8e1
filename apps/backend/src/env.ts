import { randomBytes } from "node:crypto";
import { namesSchema, platformHosts, webhookSecretsSchema } from "@tandem/contracts";
import { z } from "zod";
import { buildEnvironment } from "./build-environment";

const url = z.url().transform((value) => value.replace(/\/$/, ""));
const secret = z.string().min(32, "must have at least 32 characters; make one with: openssl rand -base64 32");

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  LOG_PRETTY: z.stringbool().default(false),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be an address such as postgresql://user:pw@host:5432/medusa_db"),
  REDIS_QUEUE_URL: z
    .string()
    .regex(/^rediss?:\/\//, "must be an address such as redis://host:6379/0 (noeviction)"),
  REDIS_CACHE_URL: z.string().regex(/^rediss?:\/\//, "must be an address such as redis://host:6379/1"),
  MEDUSA_WORKER_MODE: z.enum(["shared", "worker", "server"]).default("shared"),
  JWT_SECRET: secret,
  COOKIE_SECRET: secret,
  STORE_CORS: z.string().min(1, "must list the storefront's origins, comma separated"),
  ADMIN_CORS: z.string().min(1, "must list the admin's origins, comma separated"),
  AUTH_CORS: z.string().min(1, "must list the origins people sign in from, comma separated"),
  KEYCLOAK_ISSUER: url,
  KEYCLOAK_CLIENT_ID: z.string().min(1).default("medusa-backend"),
  KEYCLOAK_CLIENT_SECRET: z.string().min(1, "must be the secret of the client medusa-backend in Keycloak"),
  BREAK_GLASS_LOGIN: z.enum(["on", "off"]).default("on"),
  FILES_DIR: z.string().min(1, "must be the folder that keeps uploaded files"),
  BACKEND_URL: url,
  CMS_URL: url,
  STOREFRONT_URL: url,
  WORKER_URL: url,
  BOT_URL: url,
  SMTP_URL: z.string().regex(/^smtps?:\/\//, "must be an address such as smtp://user:pw@host:587"),
  MAIL_FROM: z.email("must be the e-mail address that mails are sent from").or(z.literal("")).default(""),
  PLATFORM_HOSTS: z.string().default(""),
  TRUSTED_DOMAINS: namesSchema,
  WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: webhookSecretsSchema,
  WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: webhookSecretsSchema,
  WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: webhookSecretsSchema,
  WEBHOOK_SECRET_MEDUSA_TO_BOT: webhookSecretsSchema,
});

const adminSchema = z.object({
  ADMIN_EMAIL: z.email("must be the e-mail of the platform admin"),
  ADMIN_PASSWORD: z.string().min(8, "must have at least 8 characters"),
});

export type Config = ReturnType<typeof toConfig>;

/** Parses an environment into the typed configuration; raises an error that lists every variable to fix. */
export function readConfig(environment: Record<string, string | undefined>) {
  return toConfig(parse(schema, environment));
}

/** E-mail and password of the first admin, from ADMIN_EMAIL and ADMIN_PASSWORD. */
export function readAdminCredentials(environment: Record<string, string | undefined> = process.env) {
  const parsed = parse(adminSchema, environment);
  return { email: parsed.ADMIN_EMAIL, password: parsed.ADMIN_PASSWORD };
}

let loaded: Config | undefined;

/** The configuration of this process; a bad environment is explained on stderr and ends it with code 1. */
export function config(): Config {
  if (loaded !== undefined) return loaded;
  try {
    loaded = readConfig(process.env.MEDUSA_BUILD === "true" ? buildEnvironment() : process.env);
    return loaded;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function parse<T>(shape: z.ZodType<T>, environment: Record<string, string | undefined>): T {
  const result = shape.safeParse(environment);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join(".");
    const missing = environment[name] === undefined || environment[name] === "";
    return `  ${name}: ${missing ? `is missing; ${howToSet(name)}` : issue.message}`;
  });
  throw new Error(
    `The backend cannot start. Fix these environment variables (see .env.example):\n${lines.join("\n")}`,
  );
}

function howToSet(name: string): string {
  if (name.startsWith("WEBHOOK_SECRET")) return 'make one with: echo "whsec_$(openssl rand -base64 24)"';
  if (name.endsWith("_SECRET")) return "make one with: openssl rand -base64 32, or take it from Keycloak";
  if (name.endsWith("_DIR")) return "set it to a folder that this process may write to";
  if (name.endsWith("_URL") || name.endsWith("_ISSUER")) return "set it to the address of that service";
  return "set it";
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
    /** Marks the scripts that Vite writes into Medusa Admin while developing; a build has none. */
    adminScriptNonce: env.NODE_ENV === "development" ? randomBytes(16).toString("base64") : null,
    /** E-mail login of the admins that `create-admin` makes. */
    breakGlassLogin: env.BREAK_GLASS_LOGIN === "on",
    urls: {
      backend: env.BACKEND_URL,
      cms: env.CMS_URL,
      storefront: env.STOREFRONT_URL,
      worker: env.WORKER_URL,
      bot: env.BOT_URL,
    },
    mail: {
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM || `no-reply@${new URL(env.BACKEND_URL).hostname}`,
    },
    /** Hosts no shop can have. */
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
