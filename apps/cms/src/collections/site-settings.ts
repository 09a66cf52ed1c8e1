import { EVENT } from "@tandem/contracts";
import { href } from "../fields/links";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";

/** Texts shown on every page of a storefront; one document per tenant. */
export const siteSettings = tenantOwned({
  slug: "site-settings",
  labels: {
    singular: words("Site settings", "Настройки сайта", "Sayt sozlamalari"),
    plural: words("Site settings", "Настройки сайта", "Sayt sozlamalari"),
  },
  admin: { group: GROUP.brand },
  hooks: announce({ type: EVENT.contentChanged, entity: "site-settings" }),
  fields: [
    {
      name: "tagline",
      type: "text",
      localized: true,
      maxLength: 200,
      label: words("Tagline", "Слоган", "Shior"),
    },
    {
      name: "footerNote",
      type: "textarea",
      localized: true,
      maxLength: 600,
      label: words("Footer note", "Текст в подвале", "Pastki matn"),
    },
    {
      name: "seoDescription",
      type: "textarea",
      localized: true,
      maxLength: 500,
      label: words("Description for search engines", "Описание для поисковиков", "Qidiruv uchun tavsif"),
    },
    {
      name: "social",
      type: "array",
      label: words("Social networks", "Социальные сети", "Ijtimoiy tarmoqlar"),
      labels: {
        singular: words("Network", "Сеть", "Tarmoq"),
        plural: words("Networks", "Сети", "Tarmoqlar"),
      },
      fields: [
        {
          type: "row",
          fields: [
            { name: "network", type: "text", required: true, label: words("Network", "Сеть", "Tarmoq") },
            href(),
          ],
        },
      ],
    },
  ],
});
