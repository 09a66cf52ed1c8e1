/** Types that the server returns and delivers: the part of the Bot API that bots use in private chats. */

export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
};

export type Chat = {
  id: number;
  type: "private";
  first_name: string;
  last_name?: string;
  username?: string;
};

export type MessageEntity = { type: string; offset: number; length: number; url?: string; language?: string };

export type InlineButton = {
  text: string;
  url?: string | undefined;
  callback_data?: string | undefined;
  switch_inline_query?: string | undefined;
  switch_inline_query_current_chat?: string | undefined;
  web_app?: { url: string } | undefined;
};
export type InlineKeyboard = { inline_keyboard: InlineButton[][] };

type KeyboardButton = { text: string; request_contact?: boolean | undefined };
export type ReplyMarkup =
  | InlineKeyboard
  | {
      keyboard: KeyboardButton[][];
      resize_keyboard?: boolean | undefined;
      one_time_keyboard?: boolean | undefined;
    }
  | { remove_keyboard: true }
  | { force_reply: true };

export type PhotoSize = {
  file_id: string;
  file_unique_id: string;
  width: number;
  height: number;
  file_size: number;
};
export type Contact = { phone_number: string; first_name: string; user_id?: number };

export type Message = {
  message_id: number;
  from: User;
  chat: Chat;
  date: number;
  edit_date?: number;
  media_group_id?: string;
  text?: string;
  entities?: MessageEntity[];
  photo?: PhotoSize[];
  caption?: string;
  caption_entities?: MessageEntity[];
  contact?: Contact;
  reply_markup?: InlineKeyboard;
};

export type CallbackQuery = {
  id: string;
  from: User;
  message: Message;
  chat_instance: string;
  data: string;
};

export type UpdateBody = {
  message?: Message;
  callback_query?: CallbackQuery;
  inline_query?: { id: string; from: User; query: string; offset: string };
  my_chat_member?: {
    chat: Chat;
    from: User;
    date: number;
    old_chat_member: { user: User; status: string };
    new_chat_member: { user: User; status: string };
  };
};
export type Update = { update_id: number } & UpdateBody;

export type BotCommand = { command: string; description: string };
export type CallbackAnswer = { text: string | null; show_alert: boolean };

/** What the bot did in a chat, in order; `cursor` grows by one per entry. */
export type ChatEvent = { cursor: number; message: Message } & (
  | { kind: "sent" }
  | { kind: "edited" }
  | { kind: "deleted" }
);

/** One call of a bot: its parameters and its outcome. `at` is in milliseconds since the epoch. */
export type RecordedCall = {
  method: string;
  params: Record<string, unknown>;
  at: number;
  ok: boolean;
  error?: { code: number; description: string };
};
