import type { Product } from "@tandem/catalog";
import { Composer, InlineKeyboard } from "grammy";
import { ACTION } from "../actions.js";
import { type BotContext, pressedAction } from "../context.js";
import { answerPress } from "../middleware/press.js";
import { isLinkable } from "../views/links.js";
import { mainMenu } from "../views/menus.js";
import { fullCard, shortCard } from "../views/product-card.js";
import { replaceCaption, replaceText, showMenu } from "../views/show-menu.js";

type Form = "short" | "full";

/** A product's card: “Details” unfolds it in place with variants, prices and stock as they are now. */
export const product = new Composer<BotContext>();

product.filter(pressedAction(ACTION.details), (ctx) => changeCard(ctx, ctx.pressed.args[0] ?? "", "full"));
product.filter(pressedAction(ACTION.less), (ctx) => changeCard(ctx, ctx.pressed.args[0] ?? "", "short"));

/** Sends the full card of one product, for a link to it. */
export async function sendProduct(ctx: BotContext, id: string): Promise<void> {
  const found = await ctx.shop.product(ctx.t.locale, id);
  if (found === null) return showMenu(ctx, ctx.t.html("product-gone"), await mainMenu(ctx));
  await sendCard(ctx, found, "full");
}

/** Sends a product as a new message, with its image if one is available. */
export async function sendCard(ctx: BotContext, item: Product, form: Form): Promise<void> {
  if (ctx.chatId === undefined) return;
  await ctx.photos.sendCard(ctx.api, ctx.chatId, {
    picture: item.content.gallery[0] ?? null,
    ...(await render(ctx, item, form)),
  });
}

async function changeCard(ctx: BotContext, id: string, form: Form): Promise<void> {
  const found = await ctx.shop.product(ctx.t.locale, id);
  if (found === null) {
    return answerPress(ctx, ctx.t.text("product-gone"), true);
  }
  const { html, keyboard } = await render(ctx, found, form);
  const isPicture = ctx.callbackQuery?.message?.photo !== undefined;
  const outcome = await (isPicture ? replaceCaption : replaceText)(ctx, html, keyboard);
  if (outcome === "gone") await sendCard(ctx, found, form);
}

async function render(ctx: BotContext, item: Product, form: Form) {
  const { t, data, shop } = ctx;
  const { id } = item.commerce;
  const url = await shop.productUrl(t.locale, item);
  const keyboard = new InlineKeyboard();
  if (form === "short") keyboard.text(t.text("button-details"), await data.encode(ACTION.details, id));
  if (isLinkable(url)) keyboard.url(t.text("button-product"), url);
  if (form === "full") keyboard.row().text(t.text("button-less"), await data.encode(ACTION.less, id));
  const linkLine = isLinkable(url) ? null : t.html("product-link", { url });
  const html = form === "short" ? shortCard(item, t) : fullCard(item, t, linkLine);
  return { html, keyboard };
}
