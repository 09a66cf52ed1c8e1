import { GrammyError, type InlineKeyboard } from "grammy";
import type { BotContext } from "../context.js";
import { HTML } from "../html.js";

/** Shows a menu in place of the one whose button was pressed; as a new message when there is none to replace. */
export async function showMenu(ctx: BotContext, html: string, keyboard: InlineKeyboard): Promise<void> {
  const options = { ...HTML, reply_markup: keyboard };
  if (ctx.callbackQuery?.message?.text !== undefined) {
    const outcome = await replaceText(ctx, html, keyboard);
    if (outcome !== "gone") return;
  }
  await ctx.reply(html, options);
}

/** Replaces the text of the message under the pressed button; returns whether there was anything to change. */
export async function replaceText(
  ctx: BotContext,
  html: string,
  keyboard?: InlineKeyboard,
): Promise<"replaced" | "same" | "gone"> {
  try {
    await ctx.editMessageText(html, {
      ...HTML,
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    });
    return "replaced";
  } catch (error) {
    return outcomeOfRefusedEdit(error);
  }
}

/** Replaces the caption of an image in the same way. */
export async function replaceCaption(
  ctx: BotContext,
  html: string,
  keyboard: InlineKeyboard,
): Promise<"replaced" | "same" | "gone"> {
  try {
    await ctx.editMessageCaption({ ...HTML, caption: html, reply_markup: keyboard });
    return "replaced";
  } catch (error) {
    return outcomeOfRefusedEdit(error);
  }
}

function outcomeOfRefusedEdit(error: unknown): "same" | "gone" {
  if (error instanceof GrammyError && error.error_code === 400) {
    if (/message is not modified/i.test(error.description)) return "same";
    if (
      /message to edit not found|message can't be edited|there is no (text|caption)/i.test(error.description)
    ) {
      return "gone";
    }
  }
  throw error;
}
