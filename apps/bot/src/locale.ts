import type { Locale } from "@tandem/contracts";

const SPOKEN: Record<string, Locale> = { en: "en", ru: "ru", uz: "uz" };
/** Languages whose speakers here mostly read Russian. */
const READS_RUSSIAN: ReadonlySet<string> = new Set(["be", "hy", "kk", "ky", "tg", "tk", "tt", "uk", "kaa"]);

/** Guesses a language from a Telegram profile's IETF tag; the shop's own when the tag says nothing useful. */
export function guessLocale(languageCode: string | undefined, fallback: Locale): Locale {
  const language = (languageCode ?? "").toLowerCase().split("-")[0] ?? "";
  return SPOKEN[language] ?? (READS_RUSSIAN.has(language) ? "ru" : fallback);
}
