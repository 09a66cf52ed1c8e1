import { tenantKey } from "@tandem/contracts";
import type { Logger } from "@tandem/service-kit";
import { Bot, session } from "grammy";
import type { Redis } from "ioredis";
import { createCallbackData } from "./callback-data.js";
import type { BotContext } from "./context.js";
import { catalog } from "./features/catalog.js";
import { help } from "./features/help.js";
import { language } from "./features/language.js";
import { product } from "./features/product.js";
import { start } from "./features/start.js";
import { unhandled } from "./features/unhandled.js";
import { createTranslators } from "./i18n.js";
import { readPress } from "./middleware/press.js";
import { speakLanguage } from "./middleware/speak-language.js";
import { whileOpen } from "./middleware/while-open.js";
import { createPhotos } from "./photos.js";
import { createSessionStorage, newSession } from "./session.js";
import type { Shop } from "./shop.js";
import { makePatient } from "./telegram/calls.js";

export type BotDependencies = {
  shop: Shop;
  /** Sessions and stored buttons; the database must not evict keys. */
  redis: Redis;
  /** File ids of images already sent. */
  cache: Redis;
  cmsUrl: string;
  apiRoot: string;
  logger: Logger;
  /** Aborts waits for Telegram. */
  stopping: AbortSignal;
};

/** Creates a shop's bot. Features run in this order; updates that none of them handles reach `unhandled`. */
export function createBot(token: string, deps: BotDependencies): Bot<BotContext> {
  const { shop, redis, cache, cmsUrl, apiRoot, logger, stopping } = deps;
  const bot = new Bot<BotContext>(token, { client: { apiRoot } });
  const botId = token.split(":")[0] ?? "";
  const key = (area: string) => tenantKey("bot", shop.slug, botId, area);
  const translators = createTranslators();
  const photos = createPhotos({ redis: cache, keyPrefix: key("file"), cmsUrl, logger });
  const data = createCallbackData({ secret: token, redis, keyPrefix: key("button") });
  makePatient(bot.api, logger, stopping);

  bot.use(async (ctx, next) => {
    const nothingPressed = { pressed: null, isPressAnswered: false };
    Object.assign(ctx, { shop, photos, data, logger, translators, t: translators.en, ...nothingPressed });
    await next();
  });
  bot.use(
    session({
      initial: newSession,
      storage: createSessionStorage(redis, key("session")),
      getSessionKey: (ctx) => ctx.from?.id.toString(),
    }),
  );
  bot.use(speakLanguage);
  bot.use(whileOpen);
  bot.use(readPress);

  bot.use(start);
  bot.use(help);
  bot.use(language);
  bot.use(catalog);
  bot.use(product);
  bot.use(unhandled);
  return bot;
}
