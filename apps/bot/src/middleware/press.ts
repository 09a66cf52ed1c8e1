import { GrammyError, type NextFunction } from "grammy";
import type { BotContext } from "../context.js";

/** Decodes the pressed button, then acknowledges the press if the feature has not done so. */
export async function readPress(ctx: BotContext, next: NextFunction): Promise<void> {
  const raw = ctx.callbackQuery?.data;
  if (raw === undefined) return next();
  ctx.pressed = await ctx.data.decode(raw);
  await next();
  if (!ctx.isPressAnswered) await answerPress(ctx);
}

/** Acknowledges a button press, optionally with a short note; as an `alert` the user must dismiss it. */
export async function answerPress(ctx: BotContext, text?: string, alert = false): Promise<void> {
  if (ctx.callbackQuery === undefined) return;
  ctx.isPressAnswered = true;
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text, show_alert: alert });
  } catch (error) {
    // Telegram drops a press after a while; its action has already run.
    const isTooLate = error instanceof GrammyError && /query is too old/i.test(error.description);
    if (!isTooLate) throw error;
  }
}
