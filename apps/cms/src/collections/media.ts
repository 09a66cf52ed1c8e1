import { IMAGE_TYPES } from "@tandem/uploads";
import { env } from "../env";
import { words } from "../fields/words";
import { setFileHeaders } from "../media/file-headers";
import { inspectUpload } from "../media/inspect-upload";
import { dropFileFacts, reportFileFacts } from "../media/keep-file-facts";
import { makePlaceholder } from "../media/make-placeholder";
import { missingFile } from "../media/missing-file";
import { noRemoteFiles } from "../media/no-remote-files";
import {
  announceMedia,
  announceMediaDeletion,
  announceUsesBeforeDeletion,
} from "../sync/capture/announce-media";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";

const webp = (name: string, width: number) => ({
  name,
  width,
  withoutEnlargement: true,
  formatOptions: { format: "webp" as const, options: { quality: 80 } },
});

/** Originals of all images. A document may have no file yet and point to `sourceUrl` instead. */
export const media = tenantOwned({
  slug: "media",
  labels: {
    singular: words("Image", "Изображение", "Rasm"),
    plural: words("Images", "Изображения", "Rasmlar"),
  },
  admin: { useAsTitle: "filename", defaultColumns: ["filename", "alt", "fetchState"], group: GROUP.content },
  disableDuplicate: true,
  indexes: [{ fields: ["tenant", "sourceUrl"], unique: true }],
  upload: {
    staticDir: env.MEDIA_DIR,
    mimeTypes: Object.keys(IMAGE_TYPES),
    focalPoint: true,
    crop: true,
    filesRequiredOnCreate: false,
    pasteURL: false,
    externalFileHeaderFilter: noRemoteFiles,
    adminThumbnail: "w320",
    imageSizes: [webp("w320", 320), webp("w640", 640), webp("w960", 960), webp("w1440", 1440)],
    handlers: [missingFile(env.MEDIA_DIR)],
    modifyResponseHeaders: setFileHeaders,
  },
  hooks: {
    beforeOperation: [inspectUpload, dropFileFacts],
    beforeValidate: [reportFileFacts],
    beforeChange: [makePlaceholder],
    afterChange: [announceMedia],
    beforeDelete: [announceUsesBeforeDeletion],
    afterDelete: [announceMediaDeletion],
  },
  fields: [
    {
      name: "alt",
      type: "text",
      localized: true,
      maxLength: 500,
      label: words("Alternative text", "Что на картинке", "Rasmda nima bor"),
      admin: {
        description: words(
          "Read aloud to users who cannot see the image.",
          "Читается вслух тем, кто не видит картинку.",
          "Rasmni ko‘rmaydiganlarga o‘qib beriladi.",
        ),
      },
    },
    {
      name: "sourceUrl",
      type: "text",
      maxLength: 2000,
      label: words("Original URL", "Исходный адрес", "Asl manzil"),
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: "sidebar" },
    },
    {
      name: "fetchState",
      type: "select",
      required: true,
      defaultValue: "stored",
      options: [
        { value: "stored", label: words("In the library", "В библиотеке", "Kutubxonada") },
        { value: "external", label: words("On another site", "На другом сайте", "Boshqa saytda") },
        { value: "failed", label: words("Could not be fetched", "Не удалось скачать", "Yuklab olinmadi") },
      ],
      access: { create: () => false, update: () => false },
      label: words("Where it is stored", "Где хранится", "Qayerda saqlanadi"),
      admin: { readOnly: true, position: "sidebar" },
    },
    {
      name: "fetchError",
      type: "text",
      access: { create: () => false, update: () => false },
      label: words("Why it could not be fetched", "Почему не скачалась", "Nega yuklab olinmadi"),
      admin: { readOnly: true, position: "sidebar", condition: (data) => Boolean(data?.fetchError) },
    },
    { name: "placeholder", type: "text", admin: { hidden: true, disableListColumn: true } },
  ],
});
