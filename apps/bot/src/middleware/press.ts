import { GrammyError, type NextFunction } from "grammy";
import type { BotContext } from "../context.js";

/** Reads the pressed button; when the feature said nothing of its own, ends the button's waiting sign. */
export async function readPress(ctx: BotContext, next: NextFunction): Promise<void> {
  const raw = ctx.callbackQuery?.data;
  if (raw === undefined) return next();
  ctx.pressed = await ctx.data.decode(raw);
  await next();
  if (!ctx.isPressAnswered) await answerPress(ctx);
}

/** Ends a button's waiting sign, with a short note if there is one; `alert` must be tapped away. */
export async function answerPress(ctx: BotContext, text?: string, alert = false): Promise<void> {
  if (ctx.callbackQuery === undefined) return;
  ctx.isPressAnswered = true;
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text, show_alert: alert });
  } catch (error) {
    // Telegram forgets a press after a while; the work it asked for is done all the same.
    const isTooLate = error instanceof GrammyError && /query is too old/i.test(error.description);
    if (!isTooLate) throw error;
  }
}
