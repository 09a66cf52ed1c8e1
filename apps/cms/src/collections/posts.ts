import { EVENT } from "@tandem/contracts";
import { seo } from "../fields/seo";
import { slug } from "../fields/slug";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";
import { drafts } from "./versions";

/** Articles of a storefront's blog. */
export const posts = tenantOwned({
  slug: "posts",
  labels: {
    singular: words("Article", "Статья", "Maqola"),
    plural: words("Articles", "Статьи", "Maqolalar"),
  },
  admin: { useAsTitle: "title", defaultColumns: ["title", "publishedAt", "_status"], group: GROUP.content },
  defaultSort: "-publishedAt",
  versions: drafts,
  indexes: [{ fields: ["tenant", "slug"], unique: true }],
  hooks: announce({ type: EVENT.contentChanged, entity: "post", draftsIn: "posts" }),
  fields: [
    {
      type: "tabs",
      tabs: [
        {
          label: words("Content", "Содержание", "Mazmun"),
          fields: [
            {
              name: "title",
              type: "text",
              required: true,
              localized: true,
              maxLength: 300,
              label: words("Title", "Заголовок", "Sarlavha"),
            },
            {
              name: "excerpt",
              type: "textarea",
              localized: true,
              maxLength: 600,
              label: words("Summary", "Кратко", "Qisqacha"),
            },
            {
              name: "cover",
              type: "upload",
              relationTo: "media",
              label: words("Cover", "Обложка", "Muqova"),
            },
            { name: "content", type: "richText", localized: true, label: words("Text", "Текст", "Matn") },
          ],
        },
        { label: words("Search engines", "Поисковики", "Qidiruv"), fields: [seo()] },
      ],
    },
    slug(),
    {
      name: "publishedAt",
      type: "date",
      index: true,
      defaultValue: () => new Date().toISOString(),
      label: words("Date", "Дата", "Sana"),
      admin: { position: "sidebar" },
    },
  ],
});
