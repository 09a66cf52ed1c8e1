import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { AppError, type LOCALES, type Locale } from "@tandem/contracts";
import { escapeHtml } from "@tandem/service-kit";
import type { MessageKey } from "./message-keys.js";

type MessageArguments = Record<string, string | number>;

/** Messages of one language. */
export type Translator = {
  locale: Locale;
  /** For buttons, toasts and other plain text. */
  text: (key: MessageKey, values?: MessageArguments) => string;
  /** For messages sent with `parse_mode: HTML`; every string value is escaped. */
  html: (key: MessageKey, values?: MessageArguments) => string;
};

/** Beside `src` and `dist`, so that both find it. */
const FOLDER = new URL("../locales/", import.meta.url);

/**
 * Reads the messages of one language.
 * @throws AppError internal with the parser's messages when the file is malformed
 */
export function loadBundle(locale: Locale): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const source = readFileSync(new URL(`${locale}/bot.ftl`, FOLDER), "utf8");
  const problems = bundle.addResource(new FluentResource(source));
  if (problems.length > 0)
    throw new AppError("internal", `locales/${locale}/bot.ftl: ${problems.join("; ")}`);
  return bundle;
}

/** Creates a translator for every supported language. */
export function createTranslators(): Record<Locale, Translator> {
  const make = (locale: Locale) => createTranslator(locale, loadBundle(locale));
  return { en: make("en"), ru: make("ru"), uz: make("uz") } satisfies Record<
    (typeof LOCALES)[number],
    Translator
  >;
}

function createTranslator(locale: Locale, bundle: FluentBundle): Translator {
  const text = (key: MessageKey, values: MessageArguments = {}) => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new AppError("internal", `Message ${key} is missing in ${locale}.`);
    return bundle.formatPattern(pattern, values);
  };
  const escaped = (values: MessageArguments) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === "string" ? escapeHtml(value) : value,
      ]),
    );
  return { locale, text, html: (key, values = {}) => text(key, escaped(values)) };
}
