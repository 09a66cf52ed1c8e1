import { defineConfig } from "@medusajs/framework/utils";
import { MAX_IMAGE_BYTES } from "@tandem/uploads";
import { medusaLogger } from "./src/boot/medusa-logger";
import { config } from "./src/env";
import { SESSION_COOKIE } from "./src/http/session-cookie";

const {
  databaseUrl,
  redis,
  workerMode,
  jwtSecret,
  cookieSecret,
  cors,
  urls,
  breakGlassLogin,
  adminScriptNonce,
} = config();

module.exports = defineConfig({
  projectConfig: {
    databaseUrl,
    redisUrl: redis.cache,
    workerMode,
    sessionOptions: { name: SESSION_COOKIE },
    cookieOptions: { secure: urls.backend.startsWith("https:"), sameSite: "lax", path: "/" },
    http: {
      storeCors: cors.store,
      adminCors: cors.admin,
      authCors: cors.auth,
      jwtSecret,
      cookieSecret,
      authMethodsPerActor: {
        user: breakGlassLogin ? ["keycloak", "emailpass"] : ["keycloak"],
        customer: ["keycloak"],
      },
    },
  },
  admin: {
    path: "/app",
    backendUrl: "/",
    maxUploadFileSize: MAX_IMAGE_BYTES,
    ...(adminScriptNonce === null ? {} : { vite: () => ({ html: { cspNonce: adminScriptNonce } }) }),
  },
  logger: medusaLogger,
  featureFlags: { translation: true, caching: true },
  modules: [
    { resolve: "./src/modules/tenancy" },
    { resolve: "./src/modules/boot" },
    {
      resolve: "@medusajs/medusa/auth",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/auth-emailpass", id: "emailpass" },
          { resolve: "./src/modules/auth-keycloak", id: "keycloak" },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/file",
      options: { providers: [{ resolve: "./src/modules/files", id: "disk" }] },
    },
    { resolve: "@medusajs/medusa/cache-redis", options: { redisUrl: redis.cache } },
    { resolve: "@medusajs/medusa/translation" },
    {
      resolve: "@medusajs/medusa/caching",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/caching-redis",
            id: "caching-redis",
            is_default: true,
            options: { redisUrl: redis.cache },
          },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/event-bus-redis",
      options: {
        redisUrl: redis.queue,
        jobOptions: {
          attempts: 5,
          backoff: { type: "exponential", delay: 1_000 },
          removeOnComplete: true,
          removeOnFail: 1_000,
        },
      },
    },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl: redis.queue } } },
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/locking-redis",
            id: "locking-redis",
            is_default: true,
            options: { redisUrl: redis.queue },
          },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/search",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/search-postgres", id: "postgres", options: { engine: "native" } },
        ],
      },
    },
  ],
});
