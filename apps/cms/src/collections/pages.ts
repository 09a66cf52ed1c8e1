import { EVENT } from "@tandem/contracts";
import { PAGE_BLOCKS } from "../blocks";
import { seo } from "../fields/seo";
import { slug } from "../fields/slug";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";
import { drafts } from "./versions";

/** Content pages of a storefront, built from blocks. */
export const pages = tenantOwned({
  slug: "pages",
  labels: { singular: words("Page", "Страница", "Sahifa"), plural: words("Pages", "Страницы", "Sahifalar") },
  admin: {
    useAsTitle: "title",
    defaultColumns: ["title", "slug", "_status", "updatedAt"],
    group: GROUP.content,
  },
  versions: drafts,
  indexes: [{ fields: ["tenant", "slug"], unique: true }],
  hooks: announce({ type: EVENT.pagePublished, entity: "page", draftsIn: "pages" }),
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
              name: "blocks",
              type: "blocks",
              blocks: PAGE_BLOCKS,
              label: words("Blocks", "Блоки", "Bloklar"),
              labels: {
                singular: words("Block", "Блок", "Blok"),
                plural: words("Blocks", "Блоки", "Bloklar"),
              },
            },
          ],
        },
        { label: words("Search engines", "Поисковики", "Qidiruv"), fields: [seo()] },
      ],
    },
    slug(),
  ],
});
