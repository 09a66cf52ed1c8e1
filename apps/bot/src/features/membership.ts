import { Composer } from "grammy";
import type { BotContext } from "../context.js";

/** Remembers who blocked the bot, so that nothing is sent to them until they come back. */
export const membership = new Composer<BotContext>();

membership.on("my_chat_member", (ctx) => {
  ctx.session.blocked = ctx.myChatMember.new_chat_member.status === "kicked";
});
