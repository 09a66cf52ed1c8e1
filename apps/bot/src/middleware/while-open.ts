import type { NextFunction } from "grammy";
import type { BotContext } from "../context.js";
import { answerPress } from "./press.js";

/** Passes updates on while the shop is open; for a suspended shop, replies with a notice. */
export async function whileOpen(ctx: BotContext, next: NextFunction): Promise<void> {
  if (ctx.tenant.status === "active") return next();
  const notice = { shop: ctx.tenant.name };
  await answerPress(ctx);
  if (ctx.chatId !== undefined) {
    await ctx.reply(ctx.t.html("shop-closed", notice), { parse_mode: "HTML" });
  }
}
