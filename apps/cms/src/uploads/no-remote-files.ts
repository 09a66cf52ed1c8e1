import type { Words } from "../admin/say";
import { Refusal } from "../http/refusal";

/** Refusal of a URL in place of a file. */
export const NO_URLS: Words = {
  en: "Choose a file on this device; addresses are not fetched.",
  ru: "Выберите файл на этом устройстве: по адресам файлы не загружаются.",
  uz: "Shu qurilmadagi faylni tanlang: manzillardan fayl yuklanmaydi.",
};

/** Payload calls it before it fetches a file from a URL in a request: this service never does. The worker fetches. */
export function noRemoteFiles(): never {
  throw new Refusal(NO_URLS.en, 400);
}
