import { AppError, type Locale } from "@tandem/contracts";
import { type ImageRefusal, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS } from "./image.js";

const MEGABYTES = MAX_IMAGE_BYTES / 1024 / 1024;
const MEGAPIXELS = MAX_IMAGE_PIXELS / 1_000_000;

/** Why a file is refused and what to do about it. */
export const REFUSALS: Readonly<Record<ImageRefusal, Readonly<Record<Locale, string>>>> = {
  type: {
    en: "This is not an image that a store can show. Save it as JPEG, PNG, WebP, AVIF or GIF and choose that file.",
    ru: "Это не изображение, которое может показать магазин. Сохраните его как JPEG, PNG, WebP, AVIF или GIF и выберите этот файл.",
    uz: "Bu do‘kon ko‘rsata oladigan rasm emas. Uni JPEG, PNG, WebP, AVIF yoki GIF qilib saqlang va o‘sha faylni tanlang.",
  },
  svg: {
    en: "SVG files can carry scripts and are refused. Export the drawing as PNG or WebP.",
    ru: "Файлы SVG могут содержать скрипты и не принимаются. Экспортируйте рисунок в PNG или WebP.",
    uz: "SVG fayllarda skript bo‘lishi mumkin, ular qabul qilinmaydi. Chizmani PNG yoki WebP qilib saqlang.",
  },
  bytes: {
    en: `The file is larger than ${MEGABYTES} MB. Save it smaller or with more compression.`,
    ru: `Файл больше ${MEGABYTES} МБ. Сохраните его в меньшем размере или с большим сжатием.`,
    uz: `Fayl ${MEGABYTES} MB dan katta. Uni kichikroq o‘lchamda yoki kuchliroq siqib saqlang.`,
  },
  pixels: {
    en: `The image has more than ${MEGAPIXELS} million pixels, all frames together. Make it smaller, for example 4000 pixels wide.`,
    ru: `В изображении больше ${MEGAPIXELS} млн пикселей, считая все кадры. Уменьшите его, например до 4000 пикселей в ширину.`,
    uz: `Rasmda barcha kadrlar bilan ${MEGAPIXELS} milliondan ko‘p piksel bor. Uni kichraytiring, masalan eni 4000 piksel.`,
  },
  broken: {
    en: "The file is damaged. Open the image, save it again and choose the new file.",
    ru: "Файл повреждён. Откройте изображение, сохраните его заново и выберите новый файл.",
    uz: "Fayl buzilgan. Rasmni oching, qaytadan saqlang va yangi faylni tanlang.",
  },
};

/** Returns the error for an API caller whose image is refused; `what` names the file or the field. */
export function refusedImage(reason: ImageRefusal, what?: string): AppError {
  const isTooLarge = reason === "bytes" || reason === "pixels";
  const text = REFUSALS[reason].en;
  return new AppError(
    isTooLarge ? "too_large" : "unsupported_media_type",
    what === undefined ? text : `${what}: ${text}`,
  );
}
