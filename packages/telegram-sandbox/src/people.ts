import { randomUUID } from "node:crypto";
import type { ChatRoom } from "./chat-room.js";
import { commandEntities } from "./html-text.js";
import { TelegramError } from "./telegram-error.js";
import type { Contact, Message, Update } from "./wire.js";
import type { Bot, PressedButton, World } from "./world.js";

type PersonContent = { text: string } | { contact: Contact } | { photo: Buffer };

/** Sends a person's message to a bot: adds it to the chat and queues an update. */
export function personSends(world: World, bot: Bot, room: ChatRoom, content: PersonContent): Update {
  room.started = true;
  const message = room.add(room.person, messageContent(world, bot, content));
  return bot.queue.push({ message });
}

function messageContent(
  world: World,
  bot: Bot,
  content: PersonContent,
): Pick<Message, "text" | "entities" | "contact" | "photo"> {
  if ("contact" in content) return { contact: content.contact };
  if ("photo" in content) return { photo: [world.storePhoto(bot, content.photo).size] };
  const entities = commandEntities(content.text);
  return { text: content.text, ...(entities.length === 0 ? {} : { entities }) };
}

/** Presses a button for a person; accepts any callback data, as a tampered client could send it. */
export function personPresses(
  world: World,
  bot: Bot,
  room: ChatRoom,
  message: Message,
  data: string,
): { pressed: PressedButton; update: Update } {
  const query = {
    id: String(BigInt(`0x${randomUUID().replaceAll("-", "").slice(0, 15)}`)),
    from: room.person,
    message,
    chat_instance: String(room.person.id),
    data,
  };
  let resolve: PressedButton["resolve"] = () => undefined;
  const answered = new Promise<Parameters<PressedButton["resolve"]>[0]>((settle) => {
    resolve = settle;
  });
  const pressed: PressedButton = { query, answer: null, answered, resolve };
  world.pressed.set(query.id, pressed);
  return { pressed, update: bot.queue.push({ callback_query: query }) };
}

/** Blocks or unblocks a bot for a person and queues an update. */
export function personBlocks(bot: Bot, room: ChatRoom, blocked: boolean): Update {
  const status = (isBlocked: boolean) => ({ user: bot.user, status: isBlocked ? "kicked" : "member" });
  const before = room.blocked;
  room.blocked = blocked;
  return bot.queue.push({
    my_chat_member: {
      chat: room.chat,
      from: room.person,
      date: Math.floor(Date.now() / 1000),
      old_chat_member: status(before),
      new_chat_member: status(blocked),
    },
  });
}

/** Sends a person's inline query (`@bot query`) and returns its id, with which the results are read. */
export function personAsksInline(world: World, bot: Bot, room: ChatRoom, query: string): string {
  const id = randomUUID();
  world.inlineAnswers.set(id, []);
  bot.queue.push({ inline_query: { id, from: room.person, query, offset: "" } });
  return id;
}

/**
 * Returns a message of a chat.
 * @throws TelegramError 404 when there is none with this id
 */
export function messageIn(room: ChatRoom, messageId: number): Message {
  const message = room.messages.get(messageId);
  if (message === undefined) throw new TelegramError(404, `Message ${messageId} not found in this chat`);
  return message;
}
