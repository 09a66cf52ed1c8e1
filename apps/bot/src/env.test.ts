import { describe, expect, test } from "vitest";
import { SECRET, TOKEN } from "../test/world.js";
import { parseConfig } from "./env.js";

const good = {
  BACKEND_URL: "http://127.0.0.1:9001",
  CMS_URL: "http://127.0.0.1:3001",
  STOREFRONT_URL: "http://localhost:9002",
  REDIS_QUEUE_URL: "redis://127.0.0.1:6379/0",
  REDIS_CACHE_URL: "redis://127.0.0.1:6379/1",
  BOT_STORE: "saffron",
  WEBHOOK_SECRET_MEDUSA_TO_BOT: SECRET,
};

describe("parseConfig", () => {
  test.each([
    ["idle without a token", {}, { mode: "idle" }],
    ["idle with an empty token, whatever the mode", { BOT_TOKEN: "", BOT_MODE: "polling" }, { mode: "idle" }],
    ["in polling mode with a token", { BOT_TOKEN: TOKEN }, { mode: "polling", token: TOKEN }],
    [
      "in webhook mode with a URL and a secret",
      {
        BOT_TOKEN: TOKEN,
        BOT_MODE: "webhook",
        BOT_URL: "https://bot.example/",
        BOT_WEBHOOK_SECRET: "0123456789abcdef",
      },
      { mode: "webhook", token: TOKEN, publicUrl: "https://bot.example", secret: "0123456789abcdef" },
    ],
  ])("the bot is %s", (_, change, telegram) => {
    expect(parseConfig({ ...good, ...change }).telegram).toEqual(telegram);
  });

  test.each([
    ["WEBHOOK_SECRET_MEDUSA_TO_BOT", { WEBHOOK_SECRET_MEDUSA_TO_BOT: undefined }],
    ["WEBHOOK_SECRET_MEDUSA_TO_BOT", { WEBHOOK_SECRET_MEDUSA_TO_BOT: "whsec_short" }],
    ["BOT_STORE", { BOT_STORE: undefined }],
    ["BOT_TOKEN", { BOT_TOKEN: "not-a-token" }],
    ["BOT_WEBHOOK_SECRET", { BOT_TOKEN: TOKEN, BOT_MODE: "webhook", BOT_URL: "https://bot.example" }],
    ["BOT_MODE", { BOT_TOKEN: TOKEN, BOT_MODE: "both" }],
    ["PORT", { PORT: "99999" }],
  ])("the error names %s when it is wrong or missing", (name, change) => {
    expect(() => parseConfig({ ...good, ...change })).toThrow(
      expect.objectContaining({ problems: [expect.stringContaining(name)] }),
    );
  });
});
