import { LOCALES } from "@tandem/contracts";
import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import type { Translator } from "../i18n.js";

/** Publishes the command menu: in each language for its speakers, in English for everyone else. */
export async function publishCommands(api: Api, translators: Record<Translator["locale"], Translator>) {
  await api.setMyCommands(commandsIn(translators.en));
  for (const locale of LOCALES) {
    await api.setMyCommands(commandsIn(translators[locale]), { language_code: locale });
  }
}

function commandsIn(t: Translator): BotCommand[] {
  return [
    { command: "start", description: t.text("command-start") },
    { command: "catalog", description: t.text("command-catalog") },
    { command: "language", description: t.text("command-language") },
    { command: "help", description: t.text("command-help") },
  ];
}
