/** A text in the languages of the admin. */
export interface Words {
  en: string;
  ru: string;
  uz: string;
}

/** Returns the text in the interface language, or in English for any other language. */
export const say = (language: string, words: Words): string =>
  language === "ru" ? words.ru : language === "uz" ? words.uz : words.en;
