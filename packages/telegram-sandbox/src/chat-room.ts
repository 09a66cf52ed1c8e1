import type { Chat, ChatEvent, Message, ReplyMarkup, User } from "./wire.js";

/** One person's private chat with one bot: its messages and, in order, what the bot did in it. */
export class ChatRoom {
  readonly bot: User;
  readonly person: User;
  readonly messages = new Map<number, Message>();
  readonly events: ChatEvent[] = [];
  /** A bot may write only after the person wrote first, and not while blocked. */
  started = false;
  blocked = false;
  /** The keyboard under the text field, or null. */
  keyboard: Exclude<ReplyMarkup, { inline_keyboard: unknown }> | null = null;
  /** What the bot is doing, such as `typing`. */
  action: string | null = null;
  #nextMessageId = 1;
  readonly #waiters = new Set<() => void>();

  constructor(bot: User, person: User) {
    this.bot = bot;
    this.person = person;
  }

  get chat(): Chat {
    const { id, first_name, last_name, username } = this.person;
    return {
      id,
      type: "private",
      first_name,
      ...(last_name === undefined ? {} : { last_name }),
      ...(username === undefined ? {} : { username }),
    };
  }

  /** Adds a message of either side; a bot's message is also an event. */
  add(from: User, content: Omit<Message, "message_id" | "from" | "chat" | "date">): Message {
    const message: Message = {
      message_id: this.#nextMessageId,
      from,
      chat: this.chat,
      date: Math.floor(Date.now() / 1000),
      ...content,
    };
    this.#nextMessageId += 1;
    this.messages.set(message.message_id, message);
    if (from.is_bot) {
      this.action = null;
      this.#record("sent", message);
    }
    return message;
  }

  edit(message: Message): Message {
    const edited = { ...message, edit_date: Math.floor(Date.now() / 1000) };
    this.messages.set(message.message_id, edited);
    this.#record("edited", edited);
    return edited;
  }

  delete(message: Message): void {
    this.messages.delete(message.message_id);
    this.#record("deleted", message);
  }

  /** Returns the events after `cursor`; with none yet, waits for the next one or for `signal`. */
  async eventsAfter(cursor: number, signal: AbortSignal): Promise<ChatEvent[]> {
    if (this.events.length <= cursor && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = () => {
          this.#waiters.delete(done);
          signal.removeEventListener("abort", done);
          resolve();
        };
        this.#waiters.add(done);
        signal.addEventListener("abort", done, { once: true });
      });
    }
    return this.events.slice(cursor);
  }

  #record(kind: ChatEvent["kind"], message: Message): void {
    this.events.push({ cursor: this.events.length + 1, kind, message });
    for (const wake of [...this.#waiters]) wake();
  }
}
