import { tenantKey } from "@tandem/contracts";
import type { Logger } from "@tandem/service-kit";
import { type Bot, BotError, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { Redis } from "ioredis";
import type { BotContext } from "../context.js";
import type { TelegramMode } from "../env.js";
import { translateFailure } from "../failure.js";
import { createTranslators } from "../i18n.js";
import { telegramSignal } from "./abort.js";
import { pause } from "./calls.js";
import { publishCommands } from "./commands.js";
import { createInbox, type Inbox, type Outcome } from "./inbox.js";
import { poll } from "./polling.js";
import { ALLOWED_UPDATES } from "./updates.js";

const LONGEST_DRAIN_MS = 15_000;
const RECONNECT_MS = 3_000;

/** Returns the path of Telegram's webhook for one shop's bot. */
export const telegramPath = (slug: string) => `/telegram/${slug}`;

type ConnectionState = "connecting" | "connected" | "refused" | "stopped";
export type TelegramConnection = {
  inbox: Inbox;
  state: () => ConnectionState;
  /** Stops taking updates, finishes those in progress (at most 15 s) and keeps the rest for the next start. */
  stop: () => Promise<void>;
};
export type ConnectionSettings = {
  bot: Bot<BotContext>;
  mode: Exclude<TelegramMode, { mode: "idle" }>;
  apiRoot: string;
  slug: string;
  redis: Redis;
  logger: Logger;
};

/** Connects a bot to Telegram: publishes its commands, resumes pending updates, then polls or sets the webhook. */
export function connectTelegram(settings: ConnectionSettings): TelegramConnection {
  const { bot, mode, apiRoot, slug, redis, logger } = settings;
  const closing = new AbortController();
  const signal = telegramSignal(closing.signal);
  let state: ConnectionState = "connecting";
  const inbox = createInbox({
    redis,
    keyPrefix: tenantKey("bot", slug, mode.token.split(":")[0] ?? "", "inbox"),
    logger,
    async handle(update) {
      await bot.init(signal);
      return handle(bot, update);
    },
  });

  async function run(): Promise<void> {
    await bot.init(signal);
    state = "connected";
    logger.info({ bot: bot.botInfo.username, mode: mode.mode, tenant: slug }, "bot is connected");
    await publishCommands(bot.api, createTranslators());
    await inbox.resume();
    if (mode.mode === "webhook") {
      await bot.api.setWebhook(`${mode.publicUrl}${telegramPath(slug)}`, {
        secret_token: mode.secret,
        allowed_updates: ALLOWED_UPDATES,
      });
      return;
    }
    await bot.api.deleteWebhook();
    await poll({ token: mode.token, apiRoot, inbox, logger, stopping: closing.signal });
  }

  /** Retries after every error except a refused token: Redis or Telegram may be unavailable at the start. */
  async function keepRunning(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        return await run();
      } catch (error) {
        if (closing.signal.aborted) return;
        if (error instanceof GrammyError && [401, 404].includes(error.error_code)) {
          state = "refused";
          logger.error("Telegram refuses this token: check BOT_TOKEN with @BotFather, then restart.");
          return;
        }
        state = "connecting";
        logger.error({ err: error }, "bot connection failed, retrying");
        await pause(RECONNECT_MS, closing.signal);
      }
    }
  }

  const running = keepRunning();
  return {
    inbox,
    state: () => state,
    async stop() {
      closing.abort();
      await running;
      const drained = new AbortController();
      await Promise.race([inbox.settled(), pause(LONGEST_DRAIN_MS, drained.signal)]);
      drained.abort();
      state = "stopped";
    },
  };
}

async function handle(bot: Bot<BotContext>, update: Update): Promise<Outcome> {
  try {
    await bot.handleUpdate(update);
    return "done";
  } catch (error) {
    if (error instanceof BotError) return translateFailure(error);
    throw error;
  }
}
