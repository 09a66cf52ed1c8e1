import { z } from "zod";
import { badRequest } from "./telegram-error.js";

/** Form bodies carry everything as text: these accept both the JSON value and its text. */
export const integer = z.coerce.number().int();
export const flag = z
  .union([z.boolean(), z.enum(["true", "True", "1", "false", "False", "0"])])
  .transform((value) => value === true || value === "true" || value === "True" || value === "1");
export const text = z.coerce.string();
export function json<T>(schema: z.ZodType<T>) {
  return z.preprocess((value, context) => {
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: "custom", message: "can't parse JSON" });
      return z.NEVER;
    }
  }, schema);
}

export const chatId = z.coerce.number({ error: "chat not found" }).int();

const inlineButton = z.object({
  text: z.string(),
  url: z.string().optional(),
  callback_data: z.string().optional(),
  switch_inline_query: z.string().optional(),
  switch_inline_query_current_chat: z.string().optional(),
  web_app: z.object({ url: z.string() }).optional(),
});
const inlineKeyboard = z.object({ inline_keyboard: z.array(z.array(inlineButton)) });
const keyboardButton = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z.object({ text: z.string().min(1), request_contact: z.boolean().optional() }),
);

export const inlineMarkup = json(inlineKeyboard);
export const replyMarkup = json(
  z.union([
    inlineKeyboard,
    z.object({
      keyboard: z.array(z.array(keyboardButton)),
      resize_keyboard: z.boolean().optional(),
      one_time_keyboard: z.boolean().optional(),
    }),
    z.object({ remove_keyboard: z.literal(true) }),
    z.object({ force_reply: z.literal(true) }),
  ]),
);

export const formatting = {
  parse_mode: z.string().optional(),
  entities: json(z.array(z.object({ type: z.string(), offset: z.number(), length: z.number() }))).optional(),
  caption_entities: json(
    z.array(z.object({ type: z.string(), offset: z.number(), length: z.number() })),
  ).optional(),
};

/** Parses the parameters of a call; refuses an invalid one by name, and a missing chat with Telegram's text. */
export function parseParameters<T>(schema: z.ZodType<T>, fields: Record<string, unknown>): T {
  const result = schema.safeParse(fields);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = issue?.path.join(".") ?? "";
  const missing = fields[String(issue?.path[0])] === undefined;
  if (name === "chat_id") throw badRequest(missing ? "chat_id is empty" : "chat not found");
  if (name === "text" && missing) throw badRequest("message text is empty");
  if (name.startsWith("reply_markup")) throw badRequest(`can't parse reply keyboard markup JSON object`);
  throw badRequest(`parameter "${name}" is invalid: ${issue?.message ?? "unknown reason"}`);
}
