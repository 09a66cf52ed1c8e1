import { Writable } from "node:stream";
import { startTestRedis } from "@tandem/local-servers";
import { createLogger } from "@tandem/service-kit";
import { type BotApiOptions, type BotApiServer, startBotApi } from "@tandem/telegram-sandbox";
import { parseConfig } from "../src/env.js";
import { type BotService, startBotService } from "../src/service.js";
import { type ShopBackend, startShopBackend } from "./shop-backend.js";

export const TOKEN = "123456789:AAF-test-token-of-the-saffron-shop";
export const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";

export type World = {
  shop: ShopBackend;
  botApi: BotApiServer;
  logs: string[];
  environment: Record<string, string>;
  /** Starts the bot's service on a free port; `changes` override the environment. */
  startBot: (changes?: Record<string, string | undefined>) => Promise<BotService>;
  stop: () => Promise<void>;
};

/** Starts a shop, a Bot API and Redis, all real and on fresh ports; bots run in this process. */
export async function startWorld(options: BotApiOptions = {}): Promise<World> {
  const [shop, botApi, redis] = await Promise.all([
    startShopBackend(),
    startBotApi({ tokens: [TOKEN], ...options }),
    startTestRedis(),
  ]);
  const logs: string[] = [];
  const destination = new Writable({
    write(line, _encoding, done) {
      logs.push(String(line));
      done();
    },
  });
  const logger = createLogger({ service: "bot", destination });
  const running: BotService[] = [];
  const environment = {
    PORT: "0",
    BACKEND_URL: shop.url,
    CMS_URL: shop.url,
    STOREFRONT_URL: "http://localhost:9002",
    REDIS_QUEUE_URL: redis.url(0),
    REDIS_CACHE_URL: redis.url(1),
    BOT_STORE: "saffron",
    BOT_TOKEN: TOKEN,
    BOT_MODE: "polling",
    BOT_API_ROOT: botApi.url,
    WEBHOOK_SECRET_MEDUSA_TO_BOT: SECRET,
  };
  return {
    shop,
    botApi,
    logs,
    environment,
    async startBot(changes = {}) {
      const service = await startBotService(parseConfig({ ...environment, ...changes }), logger);
      running.push(service);
      return service;
    },
    async stop() {
      await Promise.all(running.map((service) => service.stop()));
      await Promise.all([shop.stop(), botApi.stop()]);
      await redis.stop();
    },
  };
}
