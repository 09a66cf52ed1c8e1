/** Kinds of updates that the bot requests from Telegram. */
export const ALLOWED_UPDATES = ["message", "callback_query"] as const;
