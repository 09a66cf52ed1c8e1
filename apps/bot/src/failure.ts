import { AppError } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { type BotError, GrammyError, HttpError } from "grammy";
import type { BotContext } from "./context.js";
import { HTML } from "./html.js";
import { answerPress } from "./middleware/press.js";
import type { Outcome } from "./telegram/inbox.js";

/** Translates an error into a message for the user, and returns whether the update is finished. */
export async function translateFailure({ error, ctx }: BotError<BotContext>): Promise<Outcome> {
  if (error instanceof HttpError) return "again";
  if (error instanceof GrammyError) {
    if (error.error_code === 403) {
      ctx.logger.info({ reason: error.description }, "user cannot be reached");
      return "done";
    }
    if (error.error_code >= 500) return "again";
  }
  const isUnavailable = error instanceof AppError && error.retryable;
  const reference = currentCorrelationId() ?? "none";
  if (isUnavailable) ctx.logger.warn({ err: error }, "catalog unavailable");
  else ctx.logger.error({ err: error }, "update failed");

  const t = ctx.t;
  const html = isUnavailable ? t.html("shop-unavailable") : t.html("failure", { reference });
  try {
    if (isUnavailable && ctx.callbackQuery !== undefined && !ctx.isPressAnswered) {
      await answerPress(ctx, t.text("shop-unavailable"), true);
    } else if (ctx.chatId !== undefined) await ctx.reply(html, HTML);
  } catch (second) {
    ctx.logger.warn({ err: second }, "failure message not sent");
  }
  return "done";
}
