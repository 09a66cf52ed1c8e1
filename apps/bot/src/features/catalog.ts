import { Composer, InlineKeyboard } from "grammy";
import { ACTION, ALL_PRODUCTS } from "../actions.js";
import { type BotContext, pressedAction } from "../context.js";
import { HTML } from "../html.js";
import { answerPress } from "../middleware/press.js";
import { flattened } from "../shop.js";
import { categoryMenu, mainMenu } from "../views/menus.js";
import { replaceText, showMenu } from "../views/show-menu.js";
import { sendCard } from "./product.js";

const PAGE_SIZE = 5;

/** `/catalog`: categories first, then a category's products as cards, a page at a time. */
export const catalog = new Composer<BotContext>();

catalog.command("catalog", (ctx) => showCategories(ctx));
catalog.filter(pressedAction(ACTION.catalog), (ctx) => showCategories(ctx));
catalog.filter(pressedAction(ACTION.category), (ctx) =>
  showCategory(ctx, ctx.pressed.args[0] ?? ALL_PRODUCTS, 1),
);
catalog.filter(pressedAction(ACTION.more), showMore);

async function showCategories(ctx: BotContext, title?: string): Promise<void> {
  const nodes = await ctx.shop.categories(ctx.t.locale);
  if (nodes.length === 0) return showCategory(ctx, ALL_PRODUCTS, 1);
  await showMenu(ctx, title ?? ctx.t.html("categories"), await categoryMenu(ctx, nodes));
}

/** Sends one page of a category's products as cards, then the position in the list and buttons to continue. */
export async function showCategory(ctx: BotContext, id: string, page: number): Promise<void> {
  const { t, shop, data } = ctx;
  const category = await findCategory(ctx, id);
  if (category === null) return showCategories(ctx, t.html("category-gone"));
  const query = { page, pageSize: PAGE_SIZE, ...(id === ALL_PRODUCTS ? {} : { category: id }) };
  const { items, total, stale } = await shop.products(t.locale, query);
  if (items.length === 0 && page === 1) {
    const empty =
      id === ALL_PRODUCTS ? t.html("categories-none") : t.html("list-empty", { category: category.name });
    return showMenu(ctx, empty, await backMenu(ctx, id));
  }

  await answerPress(ctx);
  for (const product of items) await sendCard(ctx, product, "short");

  const shown = Math.min(total, page * PAGE_SIZE);
  const left = total - shown;
  const keyboard = new InlineKeyboard();
  if (left > 0) {
    const count = Math.min(PAGE_SIZE, left);
    keyboard
      .text(t.text("button-more", { count }), await data.encode(ACTION.more, id, String(page + 1)))
      .row();
  }
  for (const child of category.children) {
    keyboard.text(child.name, await data.encode(ACTION.category, child.id)).row();
  }
  keyboard.text(t.text("button-categories"), await data.encode(ACTION.catalog));
  const words =
    left > 0 ? t.html("list-page", pageWords(category.name, page, total)) : t.html("list-end", { total });
  const note = stale ? `\n\n<i>${t.html("last-known")}</i>` : "";
  await ctx.reply(words + note, { ...HTML, reply_markup: keyboard });
}

/** Sends the next page. The message with the button becomes a separator, so that a second press sends nothing. */
async function showMore(ctx: BotContext & { pressed: { args: string[] } }): Promise<void> {
  const [id = ALL_PRODUCTS, next = "2"] = ctx.pressed.args;
  const page = Math.max(2, Number.parseInt(next, 10) || 2);
  const category = await findCategory(ctx, id);
  const name = category?.name ?? "";
  const { total } = await ctx.shop.products(ctx.t.locale, {
    page,
    pageSize: PAGE_SIZE,
    ...(id === ALL_PRODUCTS ? {} : { category: id }),
  });
  const outcome = await replaceText(ctx, ctx.t.html("list-separator", pageWords(name, page - 1, total)));
  if (outcome === "same") {
    return answerPress(ctx, ctx.t.text("list-stale"));
  }
  await showCategory(ctx, id, page);
}

function pageWords(category: string, page: number, total: number) {
  const from = (page - 1) * PAGE_SIZE + 1;
  return { category, from, to: Math.min(total, page * PAGE_SIZE), total };
}

type Shown = { name: string; children: { id: string; name: string }[] };

async function findCategory(ctx: BotContext, id: string): Promise<Shown | null> {
  if (id === ALL_PRODUCTS) return { name: ctx.t.text("button-all-products"), children: [] };
  const nodes = flattened(await ctx.shop.categories(ctx.t.locale));
  const found = nodes.find(({ commerce }) => commerce.id === id);
  if (found === undefined) return null;
  return {
    name: found.commerce.name,
    children: found.children.map(({ commerce }) => ({ id: commerce.id, name: commerce.name })),
  };
}

async function backMenu(ctx: BotContext, id: string): Promise<InlineKeyboard> {
  if (id === ALL_PRODUCTS) return mainMenu(ctx);
  return new InlineKeyboard().text(ctx.t.text("button-categories"), await ctx.data.encode(ACTION.catalog));
}
