import { randomBytes } from "node:crypto";
import { ChatRoom } from "./chat-room.js";
import { readImage } from "./image.js";
import type { RateLimits } from "./rate-limits.js";
import { DEFAULT_LIMITS, RateLimiter } from "./rate-limits.js";
import { badRequest, forbidden, TelegramError, unauthorized } from "./telegram-error.js";
import { UpdateQueue } from "./update-queue.js";
import type { WebhookSender } from "./webhook-sender.js";
import type { BotCommand, CallbackAnswer, CallbackQuery, PhotoSize, RecordedCall, User } from "./wire.js";

export type Bot = {
  token: string;
  user: User;
  queue: UpdateQueue;
  webhook: WebhookSender | null;
  /** By language code; "" is the default list. */
  commands: Map<string, BotCommand[]>;
};

type StoredFile = { botId: number; path: string; bytes: Buffer; size: PhotoSize };
export type PressedButton = {
  query: CallbackQuery;
  answer: CallbackAnswer | null;
  answered: Promise<CallbackAnswer>;
  resolve: (answer: CallbackAnswer) => void;
};
/** A planned failure of the next calls: an error response or a closed connection. */
type Fault = {
  method: string | null;
  times: number;
  failure: "disconnect" | { code: number; description: string; retryAfter?: number };
};
type WorldOptions = {
  tokens?: readonly string[] | undefined;
  botName?: string | undefined;
  limits?: RateLimits | undefined;
};

const TOKEN = /^(\d{1,12}):[A-Za-z0-9_-]{20,}$/;

/** The state of the server: bots, people, their chats, files and recorded calls. */
export class World {
  readonly people = new Map<number, User>();
  readonly files = new Map<string, StoredFile>();
  readonly pressed = new Map<string, PressedButton>();
  readonly inlineAnswers = new Map<string, unknown[]>();
  readonly calls: RecordedCall[] = [];
  faults: Fault[] = [];
  readonly limiter: RateLimiter;
  readonly #tokens: readonly string[] | undefined;
  readonly #botName: string | undefined;
  readonly #bots = new Map<string, Bot>();
  readonly #rooms = new Map<string, ChatRoom>();
  #nextPersonId = 100_001;
  /** Ids start at the clock, so that a bot never gets an id again that it saw before a restart. */
  readonly #firstUpdateId = Math.floor(Date.now() / 1000);

  constructor(options: WorldOptions) {
    this.#tokens = options.tokens;
    this.#botName = options.botName;
    this.limiter = new RateLimiter(options.limits ?? DEFAULT_LIMITS);
    for (const token of options.tokens ?? []) this.bot(token);
  }

  get bots(): Bot[] {
    return [...this.#bots.values()];
  }

  /**
   * Returns the bot of a token. Without a list of tokens every well-formed token is a bot.
   * @throws TelegramError 401 for an unknown token
   */
  bot(token: string): Bot {
    const known = this.#bots.get(token);
    if (known !== undefined) return known;
    const id = TOKEN.exec(token)?.[1];
    if (id === undefined || (this.#tokens !== undefined && !this.#tokens.includes(token))) {
      throw unauthorized();
    }
    const bot: Bot = {
      token,
      user: {
        id: Number(id),
        is_bot: true,
        first_name: this.#botName ?? `Shop bot ${id}`,
        username: `shop_${id}_bot`,
      },
      queue: new UpdateQueue(this.#firstUpdateId),
      webhook: null,
      commands: new Map(),
    };
    this.#bots.set(token, bot);
    return bot;
  }

  botById(id: number): Bot {
    const bot = this.bots.find((candidate) => candidate.user.id === id);
    if (bot === undefined) throw new TelegramError(404, `No bot ${id} has called yet`);
    return bot;
  }

  addPerson(profile: {
    first_name: string;
    language_code?: string | undefined;
    username?: string | undefined;
  }): User {
    const person: User = {
      id: this.#nextPersonId,
      is_bot: false,
      first_name: profile.first_name,
      ...(profile.language_code === undefined ? {} : { language_code: profile.language_code }),
      ...(profile.username === undefined ? {} : { username: profile.username }),
    };
    this.#nextPersonId += 1;
    this.people.set(person.id, person);
    return person;
  }

  /** Returns the room of a person and a bot, created on first use. */
  room(botUser: User, personId: number): ChatRoom {
    const person = this.people.get(personId);
    if (person === undefined) throw badRequest("chat not found");
    const key = `${botUser.id}:${personId}`;
    const room = this.#rooms.get(key) ?? new ChatRoom(botUser, person);
    this.#rooms.set(key, room);
    return room;
  }

  /** Returns a room the bot may write to: it exists, was started by the person and is not blocked. */
  writableRoom(bot: Bot, chatId: number): ChatRoom {
    const room = this.room(bot.user, chatId);
    if (room.blocked) throw forbidden("bot was blocked by the user");
    if (!room.started) throw forbidden("bot can't initiate conversation with a user");
    return room;
  }

  /** Stores an image under a file id that only its bot can use. */
  storePhoto(bot: Bot, bytes: Buffer): StoredFile {
    if (bytes.length === 0) throw badRequest("file must be non-empty");
    if (bytes.length > 10 * 1024 * 1024) throw badRequest("file is too big");
    const { extension, width, height } = readImage(bytes);
    const size: PhotoSize = {
      file_id: `AgACAgI${randomBytes(30).toString("base64url")}`,
      file_unique_id: `AQAD${randomBytes(9).toString("base64url")}`,
      width,
      height,
      file_size: bytes.length,
    };
    const file = {
      botId: bot.user.id,
      path: `photos/file_${this.files.size}.${extension}`,
      bytes,
      size,
    };
    this.files.set(size.file_id, file);
    return file;
  }

  fileOf(bot: Bot, fileId: string): StoredFile {
    const file = this.files.get(fileId);
    if (file === undefined || file.botId !== bot.user.id) {
      throw badRequest("wrong file identifier/HTTP URL specified");
    }
    return file;
  }

  /** Takes the next planned failure for a method, if there is one. */
  takeFault(method: string): Fault["failure"] | null {
    const fault = this.faults.find((candidate) => candidate.method === null || candidate.method === method);
    if (fault === undefined) return null;
    fault.times -= 1;
    this.faults = this.faults.filter((candidate) => candidate.times > 0);
    return fault.failure;
  }

  stop(): void {
    for (const bot of this.bots) bot.webhook?.stop();
  }
}
