import { EVENT } from "@tandem/contracts";
import { href, linkLabel } from "../fields/links";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";

/** Menus of a storefront's header and footer; one document per tenant. */
export const navigation = tenantOwned({
  slug: "navigation",
  labels: { singular: words("Menus", "Меню", "Menyular"), plural: words("Menus", "Меню", "Menyular") },
  admin: { group: GROUP.brand },
  hooks: announce({ type: EVENT.contentChanged, entity: "navigation" }),
  fields: [
    {
      name: "header",
      type: "array",
      label: words("Header", "Шапка", "Yuqori menyu"),
      labels: { singular: words("Item", "Пункт", "Band"), plural: words("Items", "Пункты", "Bandlar") },
      fields: [
        { type: "row", fields: [linkLabel(), href()] },
        {
          name: "children",
          type: "array",
          label: words("Sub-items", "Подпункты", "Ichki bandlar"),
          labels: {
            singular: words("Sub-item", "Подпункт", "Ichki band"),
            plural: words("Sub-items", "Подпункты", "Ichki bandlar"),
          },
          fields: [{ type: "row", fields: [linkLabel(), href()] }],
        },
      ],
    },
    {
      name: "footer",
      type: "array",
      label: words("Footer", "Подвал", "Pastki menyu"),
      labels: {
        singular: words("Column", "Колонка", "Ustun"),
        plural: words("Columns", "Колонки", "Ustunlar"),
      },
      fields: [
        {
          name: "heading",
          type: "text",
          required: true,
          localized: true,
          label: words("Heading", "Заголовок", "Sarlavha"),
        },
        {
          name: "items",
          type: "array",
          label: words("Links", "Ссылки", "Havolalar"),
          labels: {
            singular: words("Link", "Ссылка", "Havola"),
            plural: words("Links", "Ссылки", "Havolalar"),
          },
          fields: [{ type: "row", fields: [linkLabel(), href()] }],
        },
      ],
    },
  ],
});
