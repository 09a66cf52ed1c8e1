import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { checkedKeyboard, messageCaption, messageText } from "../content.js";
import { chatId, formatting, inlineMarkup, integer, json, text } from "../parameters.js";
import { badRequest } from "../telegram-error.js";
import type { InlineKeyboard, Message } from "../wire.js";
import type { CallContext } from "./method.js";
import { method } from "./method.js";
import { photoInput } from "./photo-input.js";
import { inputMediaPhoto } from "./sending.js";

const target = {
  chat_id: chatId,
  message_id: integer,
  reply_markup: inlineMarkup.optional(),
  ...formatting,
};
type Target = { chat_id: number; message_id: number; reply_markup?: InlineKeyboard | undefined };
type Content = Partial<Pick<Message, "text" | "entities" | "photo" | "caption" | "caption_entities">>;

function messageToEdit({ world, bot }: CallContext, { chat_id, message_id }: Target): Message {
  const message = world.writableRoom(bot, chat_id).messages.get(message_id);
  if (message === undefined) throw badRequest("message to edit not found");
  if (message.from.id !== bot.user.id) throw badRequest("message can't be edited");
  return message;
}

/** Replaces the content and the buttons of a message; an edit that changes nothing is refused. */
function replace(context: CallContext, place: Target, old: Message, content: Content): Message {
  const { message_id, from, chat, date, media_group_id } = old;
  const keyboard = place.reply_markup === undefined ? undefined : checkedKeyboard(place.reply_markup);
  const next: Message = {
    message_id,
    from,
    chat,
    date,
    ...(media_group_id === undefined ? {} : { media_group_id }),
    ...content,
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  const { edit_date: _, ...current } = old;
  if (isDeepStrictEqual(current, next)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  const { world, bot } = context;
  world.limiter.spend(bot.user.id, place.chat_id, 1, Date.now());
  return world.room(bot.user, place.chat_id).edit(next);
}

function contentOf({ text: words, entities, photo, caption, caption_entities }: Message): Content {
  return {
    ...(words === undefined ? {} : { text: words }),
    ...(entities === undefined ? {} : { entities }),
    ...(photo === undefined ? {} : { photo }),
    ...(caption === undefined ? {} : { caption }),
    ...(caption_entities === undefined ? {} : { caption_entities }),
  };
}

const editMessageText = method(z.object({ ...target, text }), (context, parameters) => {
  const old = messageToEdit(context, parameters);
  if (old.text === undefined) throw badRequest("there is no text in the message to edit");
  return replace(context, parameters, old, messageText(parameters.text, parameters));
});

const editMessageCaption = method(
  z.object({ ...target, caption: text.optional() }),
  (context, parameters) => {
    const old = messageToEdit(context, parameters);
    if (old.photo === undefined) throw badRequest("there is no caption in the message to edit");
    const { parse_mode, caption_entities, caption } = parameters;
    return replace(context, parameters, old, {
      photo: old.photo,
      ...messageCaption(caption, { parse_mode, entities: caption_entities }),
    });
  },
);

const editMessageMedia = method(
  z.object({ ...target, media: json(inputMediaPhoto) }),
  async (context, parameters) => {
    const old = messageToEdit(context, parameters);
    const { media, caption, parse_mode, caption_entities } = parameters.media;
    return replace(context, parameters, old, {
      photo: await photoInput(context, "media", media),
      ...messageCaption(caption, { parse_mode, entities: caption_entities }),
    });
  },
);

const editMessageReplyMarkup = method(z.object(target), (context, parameters) => {
  const old = messageToEdit(context, parameters);
  return replace(context, parameters, old, contentOf(old));
});

export const editingMethods = {
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
};
