import { acceptedLanguages } from "@payloadcms/translations";
import { en } from "@payloadcms/translations/languages/en";
import { ru } from "@payloadcms/translations/languages/ru";
import type { Config } from "payload";
import { uz } from "./uz";
import { uzOfPackages } from "./uz-of-packages";

// Payload's types know only the languages it ships; records with open keys are assignable to them.
const supportedLanguages: Record<string, typeof en> = { en, ru, uz };
const translations: Record<string, object> = { uz: uzOfPackages };

// Payload reads no other language from `Accept-Language` and has no option to add one.
const accepted = acceptedLanguages as readonly string[] as string[];
if (!accepted.includes("uz")) accepted.push("uz");

/** The languages of the admin and of the errors of the API. */
export const i18n: Config["i18n"] = { supportedLanguages, translations, fallbackLanguage: "en" };
