import { EVENT } from "@tandem/contracts";
import { links } from "../fields/links";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";
import { drafts } from "./versions";

/** Hero sections of the home page, ordered by rank. */
export const heroSections = tenantOwned({
  slug: "hero-sections",
  labels: {
    singular: words("Hero", "Главный экран", "Bosh ekran"),
    plural: words("Heroes", "Главные экраны", "Bosh ekranlar"),
  },
  admin: { useAsTitle: "heading", defaultColumns: ["heading", "rank", "_status"], group: GROUP.content },
  defaultSort: "rank",
  versions: drafts,
  hooks: announce({ type: EVENT.contentChanged, entity: "hero-section", draftsIn: "hero_sections" }),
  fields: [
    {
      name: "eyebrow",
      type: "text",
      localized: true,
      maxLength: 120,
      label: words("Above the heading", "Над заголовком", "Sarlavha ustida"),
    },
    {
      name: "heading",
      type: "text",
      required: true,
      localized: true,
      maxLength: 300,
      label: words("Heading", "Заголовок", "Sarlavha"),
    },
    {
      name: "text",
      type: "textarea",
      localized: true,
      maxLength: 1000,
      label: words("Text", "Текст", "Matn"),
    },
    { name: "image", type: "upload", relationTo: "media", label: words("Image", "Изображение", "Rasm") },
    links(),
    {
      name: "featured",
      type: "relationship",
      relationTo: "products",
      hasMany: true,
      maxRows: 12,
      label: words("Products beside it", "Товары рядом", "Yonidagi mahsulotlar"),
    },
    {
      name: "layout",
      type: "select",
      required: true,
      defaultValue: "split",
      options: [
        {
          value: "split",
          label: words("Image beside the text", "Картинка рядом с текстом", "Rasm matn yonida"),
        },
        { value: "full", label: words("Image behind the text", "Картинка под текстом", "Rasm matn ortida") },
        { value: "plain", label: words("Text only", "Только текст", "Faqat matn") },
      ],
      label: words("Layout", "Компоновка", "Joylashuv"),
      admin: { position: "sidebar" },
    },
    {
      name: "rank",
      type: "number",
      required: true,
      defaultValue: 0,
      index: true,
      label: words("Order", "Порядок", "Tartib"),
      admin: { position: "sidebar" },
    },
  ],
});
