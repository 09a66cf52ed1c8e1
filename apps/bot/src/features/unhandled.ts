import { Composer } from "grammy";
import type { BotContext } from "../context.js";
import { answerPress } from "../middleware/press.js";
import { mainMenu } from "../views/menus.js";

/** Runs last: replies to presses and messages that no feature handled, and shows the main menu. */
export const unhandled = new Composer<BotContext>();

unhandled.on("callback_query", async (ctx) => {
  await answerPress(ctx, ctx.t.text("button-stale"));
  if (ctx.chatId !== undefined) await ctx.reply(ctx.t.text("menu"), { reply_markup: await mainMenu(ctx) });
});

unhandled.on("message", async (ctx) => {
  const isCommand = ctx.message.text?.startsWith("/") === true;
  const words = ctx.t.text(isCommand ? "unknown-command" : "not-understood");
  await ctx.reply(words, { reply_markup: await mainMenu(ctx) });
});
