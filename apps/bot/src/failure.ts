import { AppError } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { type BotError, GrammyError, HttpError } from "grammy";
import type { BotContext } from "./context.js";
import { HTML } from "./html.js";
import { answerPress } from "./middleware/press.js";
import type { Outcome } from "./telegram/inbox.js";

/** The bot's one translator of errors: says something useful to the person, and whether the update is finished. */
export async function translateFailure({ error, ctx }: BotError<BotContext>): Promise<Outcome> {
  if (error instanceof HttpError) return "again";
  if (error instanceof GrammyError) {
    if (error.error_code === 403) {
      ctx.logger.info({ reason: error.description }, "the person cannot be reached");
      return "done";
    }
    if (error.error_code >= 500) return "again";
  }
  const isUnavailable = error instanceof AppError && error.retryable;
  const reference = currentCorrelationId() ?? "none";
  if (isUnavailable) ctx.logger.warn({ err: error }, "the catalog is not answering");
  else ctx.logger.error({ err: error }, "update failed");

  const t = ctx.t;
  const html = isUnavailable ? t.html("shop-unavailable") : t.html("failure", { reference });
  try {
    if (isUnavailable && ctx.callbackQuery !== undefined && !ctx.isPressAnswered) {
      await answerPress(ctx, t.text("shop-unavailable"), true);
    } else if (ctx.chatId !== undefined) await ctx.reply(html, HTML);
  } catch (second) {
    ctx.logger.warn({ err: second }, "the failure could not be told to the person");
  }
  return "done";
}
