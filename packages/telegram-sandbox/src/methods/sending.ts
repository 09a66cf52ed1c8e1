import { randomInt } from "node:crypto";
import { z } from "zod";
import { messageCaption, messageText, splitMarkup } from "../content.js";
import { chatId, formatting, integer, json, replyMarkup, text } from "../parameters.js";
import { badRequest } from "../telegram-error.js";
import type { Message, ReplyMarkup } from "../wire.js";
import type { CallContext } from "./method.js";
import { method } from "./method.js";
import { photoInput } from "./photo-input.js";

const target = { chat_id: chatId, reply_markup: replyMarkup.optional(), ...formatting };

/**
 * Opens the chat for `count` new messages.
 * @throws TelegramError as Telegram does, when the chat is unknown, blocked or over its limit
 */
function openRoom({ world, bot }: CallContext, id: number, count = 1) {
  const room = world.writableRoom(bot, id);
  world.limiter.spend(bot.user.id, id, count, Date.now());
  return room;
}

function send(
  context: CallContext,
  id: number,
  markup: ReplyMarkup | undefined,
  content: Pick<Message, "text" | "entities" | "photo" | "caption" | "caption_entities">,
): Message {
  const { inline, keyboard } = splitMarkup(markup);
  const room = openRoom(context, id);
  if (keyboard !== undefined) room.keyboard = "remove_keyboard" in keyboard ? null : keyboard;
  return room.add(context.bot.user, {
    ...content,
    ...(inline === undefined ? {} : { reply_markup: inline }),
  });
}

const sendMessage = method(z.object({ ...target, text }), (context, parameters) => {
  context.world.writableRoom(context.bot, parameters.chat_id);
  return send(context, parameters.chat_id, parameters.reply_markup, messageText(parameters.text, parameters));
});

const sendPhoto = method(
  z.object({ ...target, photo: text.optional(), caption: text.optional() }),
  async (context, { chat_id, reply_markup, photo, caption, parse_mode, caption_entities }) => {
    context.world.writableRoom(context.bot, chat_id);
    const words = messageCaption(caption, { parse_mode, entities: caption_entities });
    const picture = await photoInput(context, "photo", photo);
    return send(context, chat_id, reply_markup, { photo: picture, ...words });
  },
);

export const inputMediaPhoto = z.object({
  type: z.literal("photo", { error: "this server accepts photos only" }),
  media: z.string(),
  caption: z.string().optional(),
  ...formatting,
});

const sendMediaGroup = method(
  z.object({ chat_id: chatId, media: json(z.array(inputMediaPhoto)) }),
  async (context, { chat_id, media }) => {
    context.world.writableRoom(context.bot, chat_id);
    if (media.length < 2 || media.length > 10) {
      throw badRequest("there must be 2 to 10 media in an album");
    }
    const contents = await Promise.all(
      media.map(async (item) => ({
        photo: await photoInput(context, "media", item.media),
        ...messageCaption(item.caption, { parse_mode: item.parse_mode, entities: item.caption_entities }),
      })),
    );
    const room = openRoom(context, chat_id, media.length);
    const media_group_id = String(randomInt(1, 2 ** 47));
    return contents.map((content) => room.add(context.bot.user, { media_group_id, ...content }));
  },
);

const sendChatAction = method(
  z.object({ chat_id: chatId, action: z.string() }),
  ({ world, bot }, parameters) => {
    world.writableRoom(bot, parameters.chat_id).action = parameters.action;
    return true;
  },
);

const deleteMessage = method(
  z.object({ chat_id: chatId, message_id: integer }),
  ({ world, bot }, { chat_id, message_id }) => {
    const room = world.writableRoom(bot, chat_id);
    const message = room.messages.get(message_id);
    if (message === undefined) throw badRequest("message to delete not found");
    room.delete(message);
    return true;
  },
);

export const sendingMethods = {
  sendMessage,
  sendPhoto,
  sendMediaGroup,
  sendChatAction,
  deleteMessage,
};
