import { Composer } from "grammy";
import { ACTION } from "../actions.js";
import { type BotContext, pressedAction } from "../context.js";
import { mainMenu } from "../views/menus.js";
import { showMenu } from "../views/show-menu.js";

/** `/help`: what the bot can do and how. */
export const help = new Composer<BotContext>();

help.command("help", showHelp);
help.filter(pressedAction(ACTION.help), showHelp);

async function showHelp(ctx: BotContext): Promise<void> {
  await showMenu(ctx, ctx.t.html("help"), await mainMenu(ctx));
}
