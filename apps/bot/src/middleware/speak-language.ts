import type { NextFunction } from "grammy";
import type { BotContext } from "../context.js";
import { guessLocale } from "../locale.js";

/** Sets the language: the user's choice, else the one their profile suggests, else the shop's default. */
export async function speakLanguage(ctx: BotContext, next: NextFunction): Promise<void> {
  const speak = (fallback: BotContext["t"]["locale"]) => {
    ctx.t = ctx.translators[ctx.session.locale ?? guessLocale(ctx.from?.language_code, fallback)];
  };
  // Set before the shop is read, so that a failed read is reported in the right language too.
  speak(ctx.t.locale);
  ctx.tenant = await ctx.shop.tenant();
  speak(ctx.tenant.defaultLocale);
  await next();
}
