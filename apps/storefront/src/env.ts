import { CLIENTS, webhookSecretsSchema } from "@tandem/contracts";
import { z } from "zod";

const address = z.url({ protocol: /^https?$/ });

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  LOG_LEVEL: z.string().default("info"),
  LOG_PRETTY: z.stringbool().default(false),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().default(9002),
  STOREFRONT_URL: address,
  BACKEND_URL: address,
  CMS_URL: address,
  REDIS_CACHE_URL: z.url({ protocol: /^rediss?$/ }),
  REDIS_QUEUE_URL: z.url({ protocol: /^rediss?$/ }),
  KEYCLOAK_ISSUER: address,
  KEYCLOAK_CLIENT_ID: z.string().min(1).default(CLIENTS.storefront),
  KEYCLOAK_CLIENT_SECRET: z.string().min(1, "is the secret of that Keycloak client"),
  SESSION_SECRET: z.string().min(32, "must be at least 32 characters; openssl rand -base64 32 makes one"),
  WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: webhookSecretsSchema,
  WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: webhookSecretsSchema,
});

/** Configuration of the running storefront. */
export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The configuration; on a missing or wrong variable prints which and how to fix it, and ends the process. */
export function env(): Env {
  if (parsed !== undefined) return parsed;
  const result = schema.safeParse(process.env);
  if (result.success) {
    parsed = result.data;
    return parsed;
  }
  const lines = result.error.issues.map(({ path, message }) => {
    const name = path.join(".");
    const problem = process.env[name] === undefined ? "is missing; set it as .env.example shows" : message;
    return `  ${name} ${problem}`;
  });
  console.error(`The storefront cannot start:\n${lines.join("\n")}`);
  process.exit(1);
}

/** Settings of `next.config.ts`; a build needs none of the variables, a start reads them all. */
export function buildSettings() {
  const hosts = (process.env.IMAGE_HOSTS ?? "").split(",").map((host) => host.trim());
  return {
    development: process.env.NODE_ENV === "development",
    distDir: process.env.NODE_ENV === "development" ? ".next/dev-server" : ".next",
    cmsUrl: process.env.CMS_URL ?? "http://localhost:3001",
    /** Origins beside the CMS whose pictures may be shown. */
    imageHosts: hosts.filter((host) => host !== ""),
  };
}

/** True while `next build` prerenders: there is no backend and no cache then. */
export const isBuild = (): boolean => process.env.NEXT_PHASE === "phase-production-build";
