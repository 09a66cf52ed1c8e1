import { createHash, timingSafeEqual } from "node:crypto";
import type { RateLimit } from "@tandem/auth";
import { AppError, parseInput, WEBHOOK_PATHS } from "@tandem/contracts";
import type { Intake } from "@tandem/outbox";
import { checkReadiness } from "@tandem/service-kit";
import type { Update } from "grammy/types";
import type { Redis } from "ioredis";
import { z } from "zod";
import type { TelegramMode } from "./env.js";
import type { HttpAnswer, Routes } from "./http.js";
import { type TelegramConnection, telegramPath } from "./telegram/connection.js";

const updateSchema = z.looseObject({ update_id: z.number().int() });

export type RouteSettings = {
  slug: string;
  telegram: TelegramMode;
  connection: TelegramConnection | null;
  intake: Intake;
  /** Counts calls with a wrong secret. */
  refusals: RateLimit;
  stores: readonly Redis[];
};

/** Creates the HTTP routes of the bot: health, Medusa's webhook, and in webhook mode Telegram's. */
export function createRoutes(settings: RouteSettings): Routes {
  const { slug, telegram, connection, intake, refusals, stores } = settings;
  const live = async (): Promise<HttpAnswer> => ({ status: 200, body: { status: "ok" } });
  const ready = () =>
    readiness(stores, telegram.mode === "idle" ? "idle" : (connection?.state() ?? "stopped"));
  return {
    "GET /health": ready,
    "GET /health/live": live,
    "GET /health/ready": ready,
    [`POST ${WEBHOOK_PATHS.medusaToBot}`]: (call) => intake.handle(call),
    ...(telegram.mode === "webhook" && connection !== null
      ? { [`POST ${telegramPath(slug)}`]: telegramWebhook(telegram.secret, connection, refusals) }
      : {}),
  };
}

/** Returns 200 when Redis is available and Telegram has not refused the token; an idle bot is ready too. */
async function readiness(stores: readonly Redis[], telegram: string): Promise<HttpAnswer> {
  const body = await checkReadiness({
    redis: () => Promise.all(stores.map((store) => store.ping())),
    telegram: async () => {
      if (telegram === "refused" || telegram === "stopped") throw new AppError("unavailable", telegram);
    },
  });
  return { status: body.status === "ok" ? 200 : 503, body: { ...body, telegram } };
}

/** Checks the secret of an update from Telegram and stores it in the inbox; a 503 makes Telegram retry. */
function telegramWebhook(
  secret: string,
  connection: TelegramConnection,
  refusals: RateLimit,
): Routes[string] {
  const expected = digest(secret);
  return async ({ rawBody, headers, caller }) => {
    const given = headers["x-telegram-bot-api-secret-token"];
    if (typeof given !== "string" || !timingSafeEqual(digest(given), expected)) {
      await refusals.take(caller);
      throw new AppError("unauthenticated", "X-Telegram-Bot-Api-Secret-Token: is missing or wrong.");
    }
    await connection.inbox.accept(parseUpdate(rawBody)).catch((cause: unknown) => {
      throw new AppError("unavailable", "The update could not be stored. Send it again.", { cause });
    });
    return { status: 200, body: {} };
  };
}

function parseUpdate(rawBody: Buffer): Update {
  let json: Update;
  try {
    json = JSON.parse(rawBody.toString("utf8"));
  } catch (cause) {
    throw new AppError("invalid_input", "The body is not JSON.", { cause });
  }
  parseInput(updateSchema, json, "update");
  return json;
}

/** Returns digests of equal length for the timing-safe comparison. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
