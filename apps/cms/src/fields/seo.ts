import type { GroupField } from "payload";
import { words } from "./words";

/** Returns the group of fields that search engines and link previews show. */
export const seo = (): GroupField => ({
  name: "seo",
  type: "group",
  label: words("Search engines", "Поисковики", "Qidiruv tizimlari"),
  fields: [
    {
      name: "title",
      type: "text",
      localized: true,
      maxLength: 300,
      label: words("Title in search results", "Заголовок в поиске", "Qidiruvdagi sarlavha"),
      admin: {
        description: words(
          "About 60 characters. Empty: the document's own title.",
          "Около 60 знаков. Пусто: заголовок документа.",
          "60 belgi atrofida. Bo‘sh: hujjat sarlavhasi.",
        ),
      },
    },
    {
      name: "description",
      type: "textarea",
      localized: true,
      maxLength: 1000,
      label: words("Description in search results", "Описание в поиске", "Qidiruvdagi tavsif"),
      admin: {
        description: words("About 155 characters.", "Около 155 знаков.", "155 belgi atrofida."),
      },
    },
    {
      name: "image",
      type: "upload",
      relationTo: "media",
      label: words("Image for link previews", "Картинка для ссылок", "Havola rasmi"),
    },
    {
      name: "keywords",
      type: "text",
      hasMany: true,
      localized: true,
      label: words("Keywords", "Ключевые слова", "Kalit so‘zlar"),
    },
  ],
});
