import { AppError } from "@tandem/contracts";
import type { Words } from "../admin/say";
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, type PictureRefusal } from "./picture";

const MEGABYTES = MAX_PICTURE_BYTES / 1024 / 1024;
const MEGAPIXELS = MAX_PICTURE_PIXELS / 1_000_000;

/** Why a file is not taken and what to do about it. */
export const REFUSALS: Readonly<Record<PictureRefusal, Words>> = {
  type: {
    en: "This is not a picture a shop can show. Save it as JPEG, PNG, WebP, AVIF or GIF and choose that file.",
    ru: "Это не изображение, которое может показать магазин. Сохраните его как JPEG, PNG, WebP, AVIF или GIF и выберите этот файл.",
    uz: "Bu do‘kon ko‘rsata oladigan rasm emas. Uni JPEG, PNG, WebP, AVIF yoki GIF qilib saqlang va o‘sha faylni tanlang.",
  },
  svg: {
    en: "SVG files can carry scripts and are not taken. Export the drawing as PNG or WebP.",
    ru: "Файлы SVG могут содержать скрипты и не принимаются. Экспортируйте рисунок в PNG или WebP.",
    uz: "SVG fayllarda skript bo‘lishi mumkin, ular qabul qilinmaydi. Chizmani PNG yoki WebP qilib saqlang.",
  },
  bytes: {
    en: `The file is larger than ${MEGABYTES} MB. Save it smaller or with more compression.`,
    ru: `Файл больше ${MEGABYTES} МБ. Сохраните его в меньшем размере или с большим сжатием.`,
    uz: `Fayl ${MEGABYTES} MB dan katta. Uni kichikroq o‘lchamda yoki kuchliroq siqib saqlang.`,
  },
  pixels: {
    en: `The picture has more than ${MEGAPIXELS} million pixels, frames counted together. Make it smaller, for example 4000 pixels wide.`,
    ru: `В изображении больше ${MEGAPIXELS} млн пикселей, считая все кадры. Уменьшите его, например до 4000 пикселей в ширину.`,
    uz: `Rasmda barcha kadrlar bilan ${MEGAPIXELS} milliondan ko‘p piksel bor. Uni kichraytiring, masalan eni 4000 piksel.`,
  },
  broken: {
    en: "The file is damaged. Open the picture, save it again and choose the new file.",
    ru: "Файл повреждён. Откройте изображение, сохраните его заново и выберите новый файл.",
    uz: "Fayl buzilgan. Rasmni oching, qaytadan saqlang va yangi faylni tanlang.",
  },
};

/** Answer to an address in place of a file. */
export const NO_ADDRESSES: Words = {
  en: "Choose a file on this device; addresses are not fetched.",
  ru: "Выберите файл на этом устройстве: по адресам файлы не загружаются.",
  uz: "Shu qurilmadagi faylni tanlang: manzillardan fayl yuklanmaydi.",
};

/** The same for a service that sent it. */
export function refusedPicture(reason: PictureRefusal): AppError {
  const isTooLarge = reason === "bytes" || reason === "pixels";
  return new AppError(isTooLarge ? "too_large" : "unsupported_media_type", REFUSALS[reason].en);
}
