import type { CategoryNode } from "@tandem/catalog";
import { InlineKeyboard } from "grammy";
import { ACTION, ALL_PRODUCTS } from "../actions.js";
import type { BotContext } from "../context.js";
import { isLinkable } from "./links.js";

/** Returns the main menu: catalog, language, help, and the shop itself where Telegram accepts its URL. */
export async function mainMenu(ctx: BotContext): Promise<InlineKeyboard> {
  const { t, data, shop } = ctx;
  const keyboard = new InlineKeyboard()
    .text(t.text("button-catalog"), await data.encode(ACTION.catalog))
    .row()
    .text(t.text("button-language"), await data.encode(ACTION.language))
    .text(t.text("button-help"), await data.encode(ACTION.help));
  const url = await shop.homeUrl();
  return isLinkable(url) ? keyboard.row().url(t.text("button-shop"), url) : keyboard;
}

/** Returns one button per category, two in a row, then one for all products and one to go back. */
export async function categoryMenu(ctx: BotContext, nodes: readonly CategoryNode[]): Promise<InlineKeyboard> {
  const { t, data } = ctx;
  const buttons = await Promise.all(
    nodes.map(async ({ commerce }) =>
      InlineKeyboard.text(commerce.name, await data.encode(ACTION.category, commerce.id)),
    ),
  );
  return InlineKeyboard.from([buttons])
    .toFlowed(2)
    .row()
    .text(t.text("button-all-products"), await data.encode(ACTION.category, ALL_PRODUCTS))
    .row()
    .text(t.text("button-back"), await data.encode(ACTION.start));
}
