import { CLIENTS } from "@tandem/contracts";
import {
  cacheRedisVariable,
  keycloakVariables,
  logVariables,
  portVariable,
  queueRedisVariable,
  readEnvironment,
  secretVariable,
  urlVariable,
  webhookSecretVariable,
} from "@tandem/service-kit";
import { z } from "zod";

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  ...logVariables,
  HOST: z.string().default("127.0.0.1"),
  PORT: portVariable(9002),
  STOREFRONT_URL: urlVariable("http://localhost:9002"),
  BACKEND_URL: urlVariable("http://localhost:9001"),
  CMS_URL: urlVariable("http://localhost:3001"),
  REDIS_CACHE_URL: cacheRedisVariable,
  REDIS_QUEUE_URL: queueRedisVariable,
  ...keycloakVariables(CLIENTS.storefront),
  SESSION_SECRET: secretVariable,
  WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: webhookSecretVariable,
  WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: webhookSecretVariable,
});

/** Configuration of the running storefront. */
export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** Returns the configuration of this process. Prints an invalid environment to stderr and exits with code 1. */
export function env(): Env {
  parsed ??= readEnvironment("The storefront", schema, process.env);
  return parsed;
}

/** Returns the settings of `next.config.ts`. A build needs none of the variables, a start reads them all. */
export function buildSettings() {
  const hosts = (process.env.IMAGE_HOSTS ?? "").split(",").map((host) => host.trim());
  return {
    development: process.env.NODE_ENV === "development",
    distDir: process.env.NODE_ENV === "development" ? ".next/dev-server" : ".next",
    cmsUrl: process.env.CMS_URL ?? "http://localhost:3001",
    /** Origins besides the CMS whose images may be shown. */
    imageHosts: hosts.filter((host) => host !== ""),
  };
}

/** Returns whether `next build` is prerendering, without a backend or a cache. */
export const isBuild = (): boolean => process.env.NEXT_PHASE === "phase-production-build";
