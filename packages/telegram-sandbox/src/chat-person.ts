import { getJson, postJson } from "./control-http.js";
import type { CallbackAnswer, ChatEvent, Contact, InlineButton, Message, Update, User } from "./wire.js";

export type PersonProfile = { first_name: string; language_code?: string; username?: string };
type Waiting = { timeoutMs?: number };

/** A person in a private chat with a bot: writes, presses buttons, and waits for what the bot does. */
export type ChatPerson = {
  user: User;
  send: (text: string) => Promise<Update>;
  /** Opens the bot through a link with a payload, as `t.me/<bot>?start=<payload>` does. */
  startLink: (payload: string) => Promise<Update>;
  shareContact: (contact: Contact) => Promise<Update>;
  sendPhoto: (bytes: Buffer) => Promise<Update>;
  /** Presses the newest button whose text is, or contains, `text`; or any data on a given message. */
  press: (button: string | { message: Message; data: string }) => Promise<Press>;
  block: () => Promise<Update>;
  unblock: () => Promise<Update>;
  /** Returns the bot's next new message not yet taken; rejects after `timeoutMs` (default 10 s). */
  nextMessage: (waiting?: Waiting) => Promise<Message>;
  /** Returns the bot's next `count` new messages. */
  nextMessages: (count: number, waiting?: Waiting) => Promise<Message[]>;
  /** Returns the bot's next edit of a message not yet taken. */
  nextEdit: (waiting?: Waiting) => Promise<Message>;
  /** Returns all messages in the chat now, oldest first. */
  messages: () => Promise<Message[]>;
};

type Press = {
  updateId: number;
  /** Returns the bot's answer to the press; rejects when there is none within `timeoutMs` (default 10 s). */
  answer: (waiting?: Waiting) => Promise<CallbackAnswer>;
};

const DEFAULT_WAIT_MS = 10_000;

/** Creates the chat of a person of the server at `url` with one bot. */
export function createChatPerson(url: string, bot: number, user: User): ChatPerson {
  const chat = `${url}/control/chats/${bot}/${user.id}`;
  const taken = new Set<number>();
  let seen: ChatEvent[] = [];

  const next = async (kind: ChatEvent["kind"], { timeoutMs = DEFAULT_WAIT_MS }: Waiting = {}) => {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const event = seen.find((candidate) => candidate.kind === kind && !taken.has(candidate.cursor));
      if (event !== undefined) {
        taken.add(event.cursor);
        return event.message;
      }
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`The bot ${kind} no message within ${timeoutMs} ms.${lastWords(seen)}`);
      const { events } = await getJson<{ events: ChatEvent[] }>(
        `${chat}/events?after=${seen.length}&wait=${left}`,
      );
      seen = [...seen, ...events];
    }
  };
  const send = (content: object) => postJson<Update>(`${chat}/send`, content);
  const messages = async () => (await getJson<{ messages: Message[] }>(`${chat}/view`)).messages;

  return {
    user,
    messages,
    send: (text) => send({ text }),
    startLink: (payload) => send({ text: `/start ${payload}` }),
    shareContact: (contact) => send({ contact }),
    sendPhoto: (bytes) => send({ photo: bytes.toString("base64") }),
    async press(button) {
      const { message, data } = typeof button === "string" ? findButton(await messages(), button) : button;
      const pressed = await postJson<{ query_id: string; update_id: number }>(`${chat}/press`, {
        message_id: message.message_id,
        data,
      });
      return {
        updateId: pressed.update_id,
        async answer({ timeoutMs = DEFAULT_WAIT_MS } = {}) {
          const { answer } = await getJson<{ answer: CallbackAnswer | null }>(
            `${url}/control/presses/${pressed.query_id}?wait=${timeoutMs}`,
          );
          if (answer === null) throw new Error(`The bot did not answer the press within ${timeoutMs} ms.`);
          return answer;
        },
      };
    },
    block: () => postJson<Update>(`${chat}/block`, { blocked: true }),
    unblock: () => postJson<Update>(`${chat}/block`, { blocked: false }),
    nextMessage: (waiting) => next("sent", waiting),
    async nextMessages(count, waiting) {
      const received: Message[] = [];
      while (received.length < count) received.push(await next("sent", waiting));
      return received;
    },
    nextEdit: (waiting) => next("edited", waiting),
  };
}

/** Returns all inline buttons of a message, row by row. */
export function buttonsOf(message: Message): InlineButton[] {
  return message.reply_markup?.inline_keyboard.flat() ?? [];
}

function findButton(messages: Message[], text: string): { message: Message; data: string } {
  const buttons = messages
    .toReversed()
    .flatMap((message) => buttonsOf(message).map((button) => ({ message, button })));
  const found =
    buttons.find(({ button }) => button.text === text) ??
    buttons.find(({ button }) => button.text.includes(text));
  if (found?.button.callback_data === undefined) {
    const offered = buttons.map(({ button }) => `"${button.text}"`).join(", ");
    throw new Error(`No button "${text}" to press. Buttons in the chat: ${offered || "none"}.`);
  }
  return { message: found.message, data: found.button.callback_data };
}

function lastWords(events: ChatEvent[]): string {
  const message = events.at(-1)?.message;
  return message === undefined ? " It has done nothing yet." : ` Last: "${message.text ?? message.caption}".`;
}
