import type { Words } from "../fields/say";
import { Refusal } from "../http/refusal";

/** Error text for a URL in place of a file. */
export const NO_URLS: Words = {
  en: "Choose a file on this device; files are not fetched from URLs.",
  ru: "Выберите файл на этом устройстве: по адресам файлы не загружаются.",
  uz: "Shu qurilmadagi faylni tanlang: manzillardan fayl yuklanmaydi.",
};

/** Rejects a file from a URL; Payload calls it before it would fetch one. Only the worker fetches files. */
export function noRemoteFiles(): never {
  throw new Refusal(NO_URLS.en, 400);
}
