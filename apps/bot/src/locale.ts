import type { Locale } from "@tandem/contracts";

const SPOKEN: Record<string, Locale> = { en: "en", ru: "ru", uz: "uz" };
/** Languages whose speakers here mostly read Russian. */
const READS_RUSSIAN: ReadonlySet<string> = new Set(["be", "hy", "kk", "ky", "tg", "tk", "tt", "uk", "kaa"]);

/** Guesses the language from the IETF tag of a Telegram profile; returns `fallback` when the tag is unknown. */
export function guessLocale(languageCode: string | undefined, fallback: Locale): Locale {
  const language = (languageCode ?? "").toLowerCase().split("-")[0] ?? "";
  return SPOKEN[language] ?? (READS_RUSSIAN.has(language) ? "ru" : fallback);
}
