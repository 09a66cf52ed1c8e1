/** A text in the languages the admin may be in. */
export interface Words {
  en: string;
  ru: string;
  uz: string;
}

/** The text in the interface language, English where there is none. */
export const say = (language: string, words: Words): string =>
  language === "ru" ? words.ru : language === "uz" ? words.uz : words.en;
