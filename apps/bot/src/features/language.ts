import { LOCALES, localeSchema } from "@tandem/contracts";
import { Composer, InlineKeyboard } from "grammy";
import { ACTION } from "../actions.js";
import { type BotContext, pressedAction } from "../context.js";
import { mainMenu } from "../views/menus.js";
import { showMenu } from "../views/show-menu.js";

/** `/language`: the user's choice. It is kept in the session and overrides the guess from the profile. */
export const language = new Composer<BotContext>();

language.command("language", askLanguage);
language.filter(pressedAction(ACTION.language), askLanguage);

language.filter(pressedAction(ACTION.speak), async (ctx) => {
  const locale = localeSchema.parse(ctx.pressed.args[0]);
  ctx.session.locale = locale;
  ctx.t = ctx.translators[locale];
  await showMenu(ctx, ctx.t.html("language-set"), await mainMenu(ctx));
});

async function askLanguage(ctx: BotContext): Promise<void> {
  const keyboard = new InlineKeyboard();
  for (const locale of LOCALES) {
    const mark = locale === ctx.t.locale ? "✓ " : "";
    const name = ctx.translators[locale].text("language-name");
    keyboard.text(`${mark}${name}`, await ctx.data.encode(ACTION.speak, locale)).row();
  }
  keyboard.text(ctx.t.text("button-back"), await ctx.data.encode(ACTION.start));
  await showMenu(ctx, ctx.t.html("language-choose"), keyboard);
}
