import { z } from "zod";
import { flag, integer, json, text } from "../parameters.js";
import { badRequest, conflict } from "../telegram-error.js";
import { WebhookSender } from "../webhook-sender.js";
import type { Bot } from "../world.js";
import { method } from "./method.js";

const kinds = json(z.array(z.string())).optional();

const getUpdates = method(
  z.object({
    offset: integer.default(0),
    limit: integer.default(100),
    timeout: integer.default(0),
    allowed_updates: kinds,
  }),
  ({ bot, closed }, { offset, limit, timeout }) => {
    if (bot.webhook !== null) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    return bot.queue.poll(offset, Math.min(100, Math.max(1, limit)), Math.max(0, timeout), closed);
  },
);

function removeWebhook(bot: Bot): void {
  bot.webhook?.stop();
  bot.webhook = null;
}

const setWebhook = method(
  z.object({
    url: text,
    secret_token: text.optional(),
    allowed_updates: kinds,
    max_connections: integer.optional(),
    drop_pending_updates: flag.optional(),
  }),
  ({ bot }, { url, secret_token, allowed_updates, drop_pending_updates }) => {
    if (url !== "" && !URL.canParse(url)) throw badRequest("bad webhook: invalid webhook URL specified");
    if (url !== "" && !isReachable(new URL(url))) {
      throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }
    if (secret_token !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret_token)) {
      throw badRequest("secret token contains unallowed characters");
    }
    if (drop_pending_updates === true) bot.queue.clear();
    removeWebhook(bot);
    if (url !== "") {
      bot.webhook = new WebhookSender(bot.queue, {
        url,
        secretToken: secret_token,
        allowedUpdates: allowed_updates,
      });
    }
    return true;
  },
);

/** Returns whether a webhook may have this URL: HTTPS, or HTTP to this machine as on a self-hosted Bot API server. */
function isReachable({ protocol, hostname }: URL): boolean {
  if (protocol === "https:") return true;
  return protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

const deleteWebhook = method(
  z.object({ drop_pending_updates: flag.optional() }),
  ({ bot }, { drop_pending_updates }) => {
    if (drop_pending_updates === true) bot.queue.clear();
    removeWebhook(bot);
    return true;
  },
);

const getWebhookInfo = method(z.object({}), ({ bot }) => {
  const failure = bot.webhook?.lastFailure;
  return {
    url: bot.webhook?.target.url ?? "",
    has_custom_certificate: false,
    pending_update_count: bot.queue.size,
    ...(failure
      ? { last_error_date: Math.floor(failure.at / 1000), last_error_message: failure.message }
      : {}),
    ...(bot.webhook?.target.allowedUpdates ? { allowed_updates: bot.webhook.target.allowedUpdates } : {}),
  };
});

export const updatesMethods = {
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
};
