import type { Locale } from "@tandem/contracts";
import { createTranslator } from "next-intl";
import en from "./messages/en.json";
import ru from "./messages/ru.json";
import uz from "./messages/uz.json";

/** Every text of the shop by key; English decides which keys exist. */
export type Messages = typeof en;
const MESSAGES: Record<Locale, Messages> = { en, ru, uz };

/** The name of each language in that language. */
export const LANGUAGE_NAME: Record<Locale, string> = { en: "English", ru: "Русский", uz: "O‘zbekcha" };

/** Returns the shop's texts in one language. The locale is explicit, so cached components may use it. */
export function translator(locale: Locale) {
  return createTranslator({ locale, messages: MESSAGES[locale] });
}
export type Translate = ReturnType<typeof translator>;
