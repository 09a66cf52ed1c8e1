import { z } from "zod";
import { json, text } from "../parameters.js";
import { badRequest } from "../telegram-error.js";
import { method } from "./method.js";

const getMe = method(z.object({}), ({ bot }) => ({
  ...bot.user,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
}));

const commands = json(
  z
    .array(
      z.object({
        command: z.string().regex(/^[a-z0-9_]{1,32}$/, "BOT_COMMAND_INVALID"),
        description: z.string().min(1).max(256),
      }),
    )
    .max(100),
);

const setMyCommands = method(
  z.object({ commands, language_code: text.optional() }),
  ({ bot }, parameters) => {
    bot.commands.set(parameters.language_code ?? "", parameters.commands);
    return true;
  },
);

const getMyCommands = method(
  z.object({ language_code: text.optional() }),
  ({ bot }, { language_code }) => bot.commands.get(language_code ?? "") ?? [],
);

const deleteMyCommands = method(
  z.object({ language_code: text.optional() }),
  ({ bot }, { language_code }) => {
    bot.commands.delete(language_code ?? "");
    return true;
  },
);

const setMyName = method(
  z.object({ name: text.optional(), language_code: text.optional() }),
  ({ bot }, { name, language_code }) => {
    if ((name ?? "").length > 64) throw badRequest("BOT_TITLE_INVALID");
    if (language_code === undefined && name) bot.user.first_name = name;
    return true;
  },
);

const getChat = method(z.object({ chat_id: z.coerce.number() }), ({ world, bot }, { chat_id }) => ({
  ...world.room(bot.user, chat_id).chat,
}));

const getFile = method(z.object({ file_id: text }), ({ world, bot }, { file_id }) => {
  const { path, size } = world.fileOf(bot, file_id);
  return {
    file_id,
    file_unique_id: size.file_unique_id,
    file_size: size.file_size,
    file_path: path,
  };
});

const acknowledge = method(z.object({}), () => true);

export const profileMethods = {
  getMe,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyName,
  getChat,
  getFile,
  close: acknowledge,
  logOut: acknowledge,
  setMyDescription: acknowledge,
  setMyShortDescription: acknowledge,
  setChatMenuButton: acknowledge,
};
