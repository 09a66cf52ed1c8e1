import { json } from "../fields/json";
import { words } from "../fields/words";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";

/**
 * Mirror of Medusa's facts about products, written only by the sync. `facts` is the whole state; the columns beside it
 * and its hash are generated from it by Postgres, so they cannot drift apart.
 */
export const commerceProducts = tenantOwned({
  slug: "commerce-products",
  labels: {
    singular: words(
      "Commerce facts of a product",
      "Данные товара из Medusa",
      "Mahsulotning savdo maʼlumotlari",
    ),
    plural: words("Commerce facts", "Данные товаров из Medusa", "Mahsulot savdo maʼlumotlari"),
  },
  admin: {
    useAsTitle: "title",
    defaultColumns: ["title", "handle", "status", "updatedAt"],
    group: GROUP.commerce,
    hideAPIURL: false,
  },
  disableDuplicate: true,
  lockDocuments: false,
  indexes: [{ fields: ["tenant", "medusaId"], unique: true }],
  fields: [
    {
      name: "title",
      type: "text",
      index: true,
      admin: { readOnly: true },
      label: words("Title", "Название", "Nomi"),
    },
    {
      name: "subtitle",
      type: "text",
      admin: { readOnly: true },
      label: words("Subtitle", "Подзаголовок", "Taglavha"),
    },
    {
      name: "handle",
      type: "text",
      index: true,
      admin: { readOnly: true },
      label: words("Handle", "Адрес", "Manzil"),
    },
    {
      name: "status",
      type: "text",
      index: true,
      admin: { readOnly: true },
      label: words("Status", "Статус", "Holat"),
    },
    {
      name: "thumbnail",
      type: "text",
      admin: { readOnly: true },
      label: words("Thumbnail", "Миниатюра", "Kichik rasm"),
    },
    json({
      name: "facts",
      required: true,
      admin: { readOnly: true },
      label: words("Facts", "Данные", "Maʼlumotlar"),
    }),
    {
      name: "medusaId",
      type: "text",
      required: true,
      index: true,
      admin: { readOnly: true, position: "sidebar" },
      label: words("Medusa id", "Id в Medusa", "Medusa id"),
    },
    {
      name: "archivedAt",
      type: "date",
      index: true,
      admin: { readOnly: true, position: "sidebar" },
      label: words("Archived", "В архиве", "Arxivda"),
    },
  ],
});
