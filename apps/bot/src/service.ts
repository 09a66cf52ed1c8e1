import { createRateLimit } from "@tandem/auth";
import { createCatalog } from "@tandem/catalog";
import { AppError, BOT_EVENTS, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { createIntake } from "@tandem/outbox";
import type { Logger } from "@tandem/service-kit";
import { Redis } from "ioredis";
import { createBot } from "./bot.js";
import type { BotConfig } from "./env.js";
import { createHttp } from "./http.js";
import { createRoutes } from "./routes.js";
import { createShop } from "./shop.js";
import { connectTelegram, type TelegramConnection } from "./telegram/connection.js";

export type BotService = {
  /** URL that the service listens on. */
  url: string;
  /** Stops intake, finishes or keeps updates in progress, and closes every connection; within 20 s. */
  stop: () => Promise<void>;
};

/** Starts the HTTP server and, when there is a token, the connection to Telegram. */
export async function startBotService(config: BotConfig, logger: Logger): Promise<BotService> {
  const redis = connectRedis(config.queueRedisUrl, logger);
  const cache = connectRedis(config.cacheRedisUrl, logger);
  const catalog = createCatalog({
    backendUrl: config.backendUrl,
    cmsUrl: config.cmsUrl,
    redis: cache,
    logger,
  });
  const intake = createIntake({
    name: WEBHOOK_ENDPOINTS.medusaToBot,
    secrets: config.webhookSecrets,
    redis,
    accept: BOT_EVENTS,
    onEvents: async (events) => {
      await catalog.invalidate(events);
    },
  });

  const stopping = new AbortController();
  const connection = connect(config, { redis, cache, catalog, logger, stopping: stopping.signal });
  const routes = createRoutes({
    slug: config.tenant,
    telegram: config.telegram,
    connection,
    intake,
    refusals: createRateLimit({ redis: cache, name: "bot:refused", points: 60, seconds: 60 }),
    stores: [redis, cache],
  });
  const https = config.telegram.mode === "webhook" && config.telegram.publicUrl.startsWith("https:");
  const server = createHttp(routes, logger, { https });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new AppError("internal", "The server has no TCP port.");

  return {
    url: `http://${config.host}:${address.port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      stopping.abort();
      await connection?.stop();
      server.closeAllConnections();
      await closed;
      redis.disconnect();
      cache.disconnect();
    },
  };
}

type Wiring = {
  redis: Redis;
  cache: Redis;
  catalog: ReturnType<typeof createCatalog>;
  logger: Logger;
  stopping: AbortSignal;
};

/** Connects the shop's bot to Telegram; without a token, logs that the bot is idle and returns null. */
function connect(config: BotConfig, wiring: Wiring): TelegramConnection | null {
  const { telegram, tenant, apiRoot, cmsUrl, storefrontUrl } = config;
  const { redis, cache, catalog, logger, stopping } = wiring;
  if (telegram.mode === "idle") {
    logger.info(
      "No BOT_TOKEN, so the bot is idle. Get a token from @BotFather and set BOT_TOKEN to start it.",
    );
    return null;
  }
  const shop = createShop(catalog, tenant, storefrontUrl);
  const bot = createBot(telegram.token, { shop, redis, cache, cmsUrl, apiRoot, logger, stopping });
  return connectTelegram({ bot, mode: telegram, apiRoot, slug: tenant, redis, logger });
}

function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url);
  redis.on("error", (error) => logger.warn({ err: error }, "redis connection failed"));
  return redis;
}
