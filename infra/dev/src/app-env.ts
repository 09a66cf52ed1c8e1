import { createHash } from "node:crypto";
import { join } from "node:path";
import { CLIENTS } from "@tandem/contracts";
import type { AppName } from "./plan.js";
import type { AppEnv } from "./services/app.js";
import type { Databases } from "./services/postgres.js";
import type { World } from "./world.js";

/** URLs of the servers of a running stack. */
export interface Servers {
  readonly databases: Databases;
  readonly queueUrl: string;
  readonly cacheUrl: string;
  readonly issuer: string;
}

/** Returns the environment of one app: every URL and secret it needs, and no others. */
export function appEnv(world: World, servers: Servers, app: AppName): AppEnv {
  return { ...common(world, servers, app), ...own(world, servers, app) };
}

/** Keycloak client of the command-line tools. */
export const CLI_CLIENT = "tandem-cli";

/** Returns the environment of the command-line tools, which call the services as a Keycloak client of their own. */
export function cliEnv({ urls, secrets }: World, { issuer }: Servers): AppEnv {
  return {
    BACKEND_URL: urls.backend,
    CMS_URL: urls.cms,
    WORKER_URL: urls.worker,
    STOREFRONT_URL: urls.storefront,
    KEYCLOAK_ISSUER: issuer,
    KEYCLOAK_CLIENT_ID: CLI_CLIENT,
    KEYCLOAK_CLIENT_SECRET: secrets.KEYCLOAK_SECRET_TANDEM_CLI,
  };
}

function common({ mode, urls, ports, env }: World, servers: Servers, app: AppName): AppEnv {
  return {
    NODE_ENV: mode === "dev" ? "development" : "production",
    LOG_LEVEL: env.LOG_LEVEL ?? "info",
    LOG_PRETTY: mode === "dev" ? "true" : "false",
    HOST: "127.0.0.1",
    PORT: String(ports[app]),
    BACKEND_URL: urls.backend,
    CMS_URL: urls.cms,
    STOREFRONT_URL: urls.storefront,
    WORKER_URL: urls.worker,
    BOT_URL: urls.bot,
    SMTP_URL: urls.smtp,
    REDIS_QUEUE_URL: servers.queueUrl,
    REDIS_CACHE_URL: servers.cacheUrl,
    KEYCLOAK_ISSUER: servers.issuer,
    PLATFORM_HOSTS: platformNames(urls),
    TRUSTED_DOMAINS: mode === "dev" ? "*.test" : "",
  };
}

/** Returns the hosts of every service, for apps that are not given every URL. */
function platformNames(urls: World["urls"]): string {
  return [...new Set(Object.values(urls).map((url) => new URL(url).hostname))].join(",");
}

function own(world: World, { databases }: Servers, app: AppName): AppEnv {
  const { secrets, urls, ports } = world;
  switch (app) {
    case "backend":
      return {
        DATABASE_URL: databases.medusa,
        FILES_DIR: join(world.dataFolder, "files"),
        KEYCLOAK_CLIENT_ID: CLIENTS.backend,
        KEYCLOAK_CLIENT_SECRET: secrets.KEYCLOAK_SECRET_MEDUSA_BACKEND,
        JWT_SECRET: secrets.JWT_SECRET,
        COOKIE_SECRET: secrets.COOKIE_SECRET,
        STORE_CORS: `${urls.storefront},/^http:\\/\\/[a-z0-9-]+\\.localhost:${ports.storefront}$/`,
        ADMIN_CORS: [urls.backend, urls.cms].join(","),
        AUTH_CORS: [urls.backend, urls.cms, urls.storefront].join(","),
        MEDUSA_WORKER_MODE: "shared",
        BREAK_GLASS_LOGIN: "on",
        WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: secrets.WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD,
        WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: secrets.WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA,
        WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: secrets.WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT,
        WEBHOOK_SECRET_MEDUSA_TO_BOT: secrets.WEBHOOK_SECRET_MEDUSA_TO_BOT,
      };
    case "cms":
      return {
        DATABASE_URL: databases.payload,
        KEYCLOAK_CLIENT_ID: CLIENTS.cms,
        KEYCLOAK_CLIENT_SECRET: secrets.KEYCLOAK_SECRET_PAYLOAD_CMS,
        PAYLOAD_SECRET: secrets.PAYLOAD_SECRET,
        BREAK_GLASS_LOGIN: "on",
        MEDIA_DIR: join(world.dataFolder, "media"),
        WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: secrets.WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD,
        WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: secrets.WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA,
        WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: secrets.WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT,
      };
    case "worker":
      return {
        DATABASE_URL: databases.sync,
        KEYCLOAK_CLIENT_ID: CLIENTS.worker,
        KEYCLOAK_CLIENT_SECRET: secrets.KEYCLOAK_SECRET_SYNC_WORKER,
        CONSOLE_CLIENT_ID: CLIENTS.opsConsole,
        CONSOLE_CLIENT_SECRET: secrets.KEYCLOAK_SECRET_OPS_CONSOLE,
        CONSOLE_SESSION_SECRET: secrets.CONSOLE_SESSION_SECRET,
      };
    case "storefront":
      return {
        KEYCLOAK_CLIENT_ID: CLIENTS.storefront,
        KEYCLOAK_CLIENT_SECRET: secrets.KEYCLOAK_SECRET_STOREFRONT,
        SESSION_SECRET: secrets.SESSION_SECRET,
        WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: secrets.WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT,
        WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: secrets.WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT,
      };
    case "bot":
      return {
        KEYCLOAK_CLIENT_ID: CLIENTS.bot,
        KEYCLOAK_CLIENT_SECRET: secrets.KEYCLOAK_SECRET_TELEGRAM_BOT,
        WEBHOOK_SECRET_MEDUSA_TO_BOT: secrets.WEBHOOK_SECRET_MEDUSA_TO_BOT,
        BOT_STORE: world.env.BOT_STORE ?? "saffron",
        BOT_MODE: "polling",
        ...telegram(world),
      };
    default:
      return app satisfies never;
  }
}

/** Returns the bot's Telegram settings: Telegram itself with a given `BOT_TOKEN`, else the local Bot API server. */
function telegram({ env, urls, secrets }: World): AppEnv {
  if (env.BOT_TOKEN !== undefined) return { BOT_TOKEN: env.BOT_TOKEN };
  const digest = createHash("sha256").update(secrets.LOGIN_SECRET).update("bot").digest("base64url");
  return {
    BOT_TOKEN: `700000001:${digest.slice(0, 35)}`,
    BOT_API_ROOT: urls.botApi,
    BOT_NAME: "Saffron & Silk",
  };
}
