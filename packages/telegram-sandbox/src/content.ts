import { parseHtml } from "./html-text.js";
import { badRequest } from "./telegram-error.js";
import type { InlineButton, InlineKeyboard, MessageEntity, ReplyMarkup } from "./wire.js";

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const MAX_BUTTONS = 100;

type Formatting = { parse_mode?: string | undefined; entities?: MessageEntity[] | undefined };

/** Formats the text of a message and checks it against Telegram's limits, counted without markup. */
export function messageText(source: string, formatting: Formatting) {
  const { text, entities } = format(source, formatting);
  if (text.length === 0) throw badRequest("message text is empty");
  if (text.length > MAX_TEXT) throw badRequest("message is too long");
  return { text, ...(entities.length === 0 ? {} : { entities }) };
}

/** Formats a caption in the same way; it may be empty. */
export function messageCaption(source: string | undefined, formatting: Formatting) {
  if (source === undefined) return {};
  const { text, entities } = format(source, formatting);
  if (text.length > MAX_CAPTION) throw badRequest("message caption is too long");
  if (text.length === 0) return {};
  return { caption: text, ...(entities.length === 0 ? {} : { caption_entities: entities }) };
}

function format(source: string, { parse_mode, entities }: Formatting) {
  if (parse_mode === undefined || parse_mode === "") return { text: source.trim(), entities: entities ?? [] };
  if (parse_mode.toLowerCase() === "html") return parseHtml(source);
  throw badRequest("unsupported parse_mode: this server formats HTML only");
}

/** Splits a reply markup into what stays on the message and what replaces the person's keyboard. */
export function splitMarkup(markup: ReplyMarkup | undefined) {
  if (markup === undefined) return { inline: undefined, keyboard: undefined };
  if ("inline_keyboard" in markup) return { inline: checkedKeyboard(markup), keyboard: undefined };
  return { inline: undefined, keyboard: markup };
}

/** Checks an inline keyboard against Telegram's rules; returns undefined for an empty one. */
export function checkedKeyboard(keyboard: InlineKeyboard): InlineKeyboard | undefined {
  const rows = keyboard.inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > MAX_BUTTONS) throw badRequest("reply markup is too long");
  for (const button of rows.flat()) checkButton(button);
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

function checkButton(button: InlineButton): void {
  if (button.text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
  const { text: _, ...actions } = button;
  const used = Object.values(actions).filter((value) => value !== undefined);
  if (used.length !== 1) throw badRequest("Text buttons are unallowed in the inline keyboard");
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
  if (button.url !== undefined && !isLinkable(button.url)) {
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  }
}

/** Returns whether Telegram accepts a link: http, https or tg, and no host without a dot such as `localhost`. */
function isLinkable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === "tg:") return true;
  return (protocol === "http:" || protocol === "https:") && hostname.includes(".");
}
