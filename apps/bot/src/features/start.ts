import { Composer } from "grammy";
import { ACTION } from "../actions.js";
import { type BotContext, pressedAction } from "../context.js";
import { mainMenu } from "../views/menus.js";
import { showMenu } from "../views/show-menu.js";
import { showCategory } from "./catalog.js";
import { sendProduct } from "./product.js";

/** `/start`: greets in the shop's name; the payload `p_<product id>` or `c_<category id>` opens that item instead. */
export const start = new Composer<BotContext>();

start.command("start", async (ctx) => {
  const [, kind, id] = /^([pc])_(.+)$/.exec(ctx.match) ?? [];
  if (kind === "p" && id !== undefined) await sendProduct(ctx, id);
  else if (kind === "c" && id !== undefined) await showCategory(ctx, id, 1);
  else await greet(ctx);
});

start.filter(pressedAction(ACTION.start), greet);

async function greet(ctx: BotContext): Promise<void> {
  const { tenant, t } = ctx;
  const name = ctx.from?.first_name.slice(0, 64) ?? "none";
  await showMenu(ctx, t.html("greeting", { shop: tenant.name, name }), await mainMenu(ctx));
}
