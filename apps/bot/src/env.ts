import { slugSchema, webhookSecretsSchema } from "@tandem/contracts";
import { z } from "zod";

const url = (error: string) => z.url({ error });
const botToken = z
  .string()
  .regex(/^\d+:[A-Za-z0-9_-]{20,}$/, "take the token from @BotFather; it looks like 123456789:AAF…");

const common = z.object({
  LOG_LEVEL: z.string().default("info"),
  LOG_PRETTY: z.stringbool().default(false),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(9003),
  BACKEND_URL: url("give the address of Medusa, such as http://localhost:9001"),
  CMS_URL: url("give the address of Payload, such as http://localhost:3001"),
  STOREFRONT_URL: url("give the address of the storefront, such as http://localhost:9002"),
  REDIS_QUEUE_URL: url("give the Redis that forgets nothing, such as redis://localhost:6379/0"),
  REDIS_CACHE_URL: url("give the Redis database for caches, such as redis://localhost:6379/1"),
  BOT_STORE: z.string({ error: "name the tenant whose shop this is, such as saffron" }).pipe(slugSchema),
  BOT_API_ROOT: url("give the root of a Bot API server").default("https://api.telegram.org"),
  WEBHOOK_SECRET_MEDUSA_TO_BOT: z
    .string({ error: "give the secret Medusa signs with: whsec_ and base64 of at least 24 random bytes" })
    .pipe(webhookSecretsSchema),
});

const telegram = z.discriminatedUnion("BOT_MODE", [
  z.object({ BOT_MODE: z.literal("idle") }),
  z.object({ BOT_MODE: z.literal("polling"), BOT_TOKEN: botToken }),
  z.object({
    BOT_MODE: z.literal("webhook"),
    BOT_TOKEN: botToken,
    BOT_URL: url("give the public address of this bot, such as https://bot.example.com"),
    BOT_WEBHOOK_SECRET: z
      .string({ error: "make up 16 to 256 letters and digits; Telegram sends them with every update" })
      .regex(/^[A-Za-z0-9_-]{16,256}$/, "use 16 to 256 letters, digits, dashes and underscores"),
  }),
]);

/** How the bot gets its updates; without a token it has none and stays idle. */
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
  /** Slug of the tenant whose shop the bot is. */
  tenant: string;
  apiRoot: string;
  webhookSecrets: string[];
  telegram: TelegramMode;
};

/** Turns environment variables into a typed configuration, or into a list of what is wrong and how to fix it. */
export function parseEnv(
  variables: Record<string, string | undefined>,
): { ok: true; config: BotConfig } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const mode = given.BOT_TOKEN === undefined ? "idle" : (given.BOT_MODE ?? "polling");
  const base = common.safeParse(given);
  const chosen = telegram.safeParse({ ...given, BOT_MODE: mode });
  if (!base.success || !chosen.success) {
    const issues = [...(base.error?.issues ?? []), ...(chosen.error?.issues ?? [])];
    return {
      ok: false,
      problems: issues.map(({ path, message }) => {
        const name = path.join(".");
        return given[String(path[0])] === undefined
          ? `${name} is missing: ${message}`
          : `${name}: ${message}`;
      }),
    };
  }
  const env = base.data;
  return {
    ok: true,
    config: {
      log: { level: env.LOG_LEVEL, pretty: env.LOG_PRETTY },
      host: env.HOST,
      port: env.PORT,
      backendUrl: env.BACKEND_URL,
      cmsUrl: env.CMS_URL,
      storefrontUrl: env.STOREFRONT_URL,
      queueRedisUrl: env.REDIS_QUEUE_URL,
      cacheRedisUrl: env.REDIS_CACHE_URL,
      tenant: env.BOT_STORE,
      apiRoot: env.BOT_API_ROOT.replace(/\/+$/, ""),
      webhookSecrets: env.WEBHOOK_SECRET_MEDUSA_TO_BOT,
      telegram: toMode(chosen.data),
    },
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
        publicUrl: env.BOT_URL.replace(/\/+$/, ""),
        secret: env.BOT_WEBHOOK_SECRET,
      };
    default:
      return env satisfies never;
  }
}

/** Reads the process's environment; prints every problem and exits with 1 when it cannot start. */
export function readConfig(): BotConfig {
  const result = parseEnv(process.env);
  if (result.ok) return result.config;
  console.error(["The bot cannot start:", ...result.problems.map((problem) => `  - ${problem}`)].join("\n"));
  process.exit(1);
}
