import { z } from "zod";
import { flag, integer, json, text } from "../parameters.js";
import { badRequest } from "../telegram-error.js";
import { method } from "./method.js";

const answerCallbackQuery = method(
  z.object({
    callback_query_id: text,
    text: text.optional(),
    show_alert: flag.optional(),
    cache_time: integer.optional(),
  }),
  ({ world, bot }, parameters) => {
    const pressed = world.pressed.get(parameters.callback_query_id);
    if (pressed === undefined || pressed.query.message.from.id !== bot.user.id) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    if ((parameters.text ?? "").length > 200) throw badRequest("MESSAGE_TOO_LONG");
    pressed.answer = { text: parameters.text ?? null, show_alert: parameters.show_alert ?? false };
    pressed.resolve(pressed.answer);
    return true;
  },
);

const answerInlineQuery = method(
  z.object({
    inline_query_id: text,
    results: json(z.array(z.looseObject({ type: z.string(), id: z.string().min(1).max(64) }))),
    cache_time: integer.optional(),
    is_personal: flag.optional(),
    next_offset: text.optional(),
  }),
  ({ world }, { inline_query_id, results }) => {
    if (!world.inlineAnswers.has(inline_query_id)) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    if (results.length > 50) throw badRequest("RESULTS_TOO_MUCH");
    if (new Set(results.map((result) => result.id)).size < results.length) {
      throw badRequest("RESULT_ID_DUPLICATE");
    }
    world.inlineAnswers.set(inline_query_id, results);
    return true;
  },
);

export const answeringMethods = {
  answerCallbackQuery,
  answerInlineQuery,
};
