import { slugSchema } from "@tandem/contracts";
import {
  cacheRedisVariable,
  logVariables,
  parseEnvironment,
  portVariable,
  queueRedisVariable,
  readEnvironment,
  urlVariable,
  type Variables,
  webhookSecretVariable,
} from "@tandem/service-kit";
import { z } from "zod";

const SERVICE = "The bot";

const botToken = z
  .string()
  .regex(/^\d+:[A-Za-z0-9_-]{20,}$/, "must be the token from @BotFather, such as 123456789:AAF…");

const common = z.object({
  ...logVariables,
  HOST: z.string().default("127.0.0.1"),
  PORT: portVariable(9003),
  BACKEND_URL: urlVariable("http://localhost:9001"),
  CMS_URL: urlVariable("http://localhost:3001"),
  STOREFRONT_URL: urlVariable("http://localhost:9002"),
  REDIS_QUEUE_URL: queueRedisVariable,
  REDIS_CACHE_URL: cacheRedisVariable,
  BOT_STORE: z
    .string({ error: "must be the slug of the tenant the bot serves, such as saffron" })
    .pipe(slugSchema),
  BOT_API_ROOT: urlVariable("https://api.telegram.org").default("https://api.telegram.org"),
  WEBHOOK_SECRET_MEDUSA_TO_BOT: webhookSecretVariable,
});

const telegram = z.discriminatedUnion("BOT_MODE", [
  z.object({ BOT_MODE: z.literal("idle") }),
  z.object({ BOT_MODE: z.literal("polling"), BOT_TOKEN: botToken }),
  z.object({
    BOT_MODE: z.literal("webhook"),
    BOT_TOKEN: botToken,
    BOT_URL: urlVariable("https://bot.example.com"),
    BOT_WEBHOOK_SECRET: z
      .string({ error: "must be 16 to 256 letters, digits, dashes and underscores" })
      .regex(/^[A-Za-z0-9_-]{16,256}$/, "must be 16 to 256 letters, digits, dashes and underscores"),
  }),
]);

/** Without a token the bot is idle, whatever the mode. */
const schema = z.preprocess(
  (given: Record<string, unknown>) => {
    const mode = given.BOT_TOKEN === undefined ? "idle" : (given.BOT_MODE ?? "polling");
    return { ...given, BOT_MODE: mode };
  },
  z.intersection(common, telegram),
);

/** How the bot receives updates; without a token it is idle. */
export type TelegramMode =
  | { mode: "idle" }
  | { mode: "polling"; token: string }
  | { mode: "webhook"; token: string; publicUrl: string; secret: string };

export type BotConfig = {
  log: { level: string; pretty: boolean };
  host: string;
  port: number;
  backendUrl: string;
  cmsUrl: string;
  storefrontUrl: string;
  queueRedisUrl: string;
  cacheRedisUrl: string;
  /** Slug of the tenant that the bot serves. */
  tenant: string;
  apiRoot: string;
  webhookSecrets: string[];
  telegram: TelegramMode;
};

/**
 * Parses an environment into the typed configuration.
 * @throws EnvironmentError that lists every variable to fix
 */
export const parseConfig = (variables: Variables): BotConfig =>
  toConfig(parseEnvironment(SERVICE, schema, variables));

function toConfig(env: z.infer<typeof common> & z.infer<typeof telegram>): BotConfig {
  return {
    log: { level: env.LOG_LEVEL, pretty: env.LOG_PRETTY },
    host: env.HOST,
    port: env.PORT,
    backendUrl: env.BACKEND_URL,
    cmsUrl: env.CMS_URL,
    storefrontUrl: env.STOREFRONT_URL,
    queueRedisUrl: env.REDIS_QUEUE_URL,
    cacheRedisUrl: env.REDIS_CACHE_URL,
    tenant: env.BOT_STORE,
    apiRoot: env.BOT_API_ROOT,
    webhookSecrets: env.WEBHOOK_SECRET_MEDUSA_TO_BOT,
    telegram: toMode(env),
  };
}

function toMode(env: z.infer<typeof telegram>): TelegramMode {
  switch (env.BOT_MODE) {
    case "idle":
      return { mode: "idle" };
    case "polling":
      return { mode: "polling", token: env.BOT_TOKEN };
    case "webhook":
      return {
        mode: "webhook",
        token: env.BOT_TOKEN,
        publicUrl: env.BOT_URL,
        secret: env.BOT_WEBHOOK_SECRET,
      };
    default:
      return env satisfies never;
  }
}

/** Returns the configuration of this process. Prints an invalid environment to stderr and exits with code 1. */
export const readConfig = (): BotConfig => toConfig(readEnvironment(SERVICE, schema, process.env));
