import { Composer } from "grammy";
import type { BotContext } from "../context.js";

/** Records in the session whether the user blocked the bot. */
export const membership = new Composer<BotContext>();

membership.on("my_chat_member", (ctx) => {
  ctx.session.blocked = ctx.myChatMember.new_chat_member.status === "kicked";
});
