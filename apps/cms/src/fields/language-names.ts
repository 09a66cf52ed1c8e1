import type { LOCALES } from "@tandem/contracts";

/** The name of each language in the language itself. */
export const LANGUAGE_NAMES: Record<(typeof LOCALES)[number], string> = {
  en: "English",
  ru: "Русский",
  uz: "O‘zbekcha",
};
