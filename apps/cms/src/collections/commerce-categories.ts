import { json } from "../fields/json";
import { words } from "../fields/words";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";

/** Mirror of Medusa's facts about categories, written only by the sync; columns are generated from `facts`. */
export const commerceCategories = tenantOwned({
  slug: "commerce-categories",
  labels: {
    singular: words(
      "Commerce facts of a category",
      "Данные категории из Medusa",
      "Turkumning savdo maʼlumotlari",
    ),
    plural: words("Category facts", "Данные категорий из Medusa", "Turkum savdo maʼlumotlari"),
  },
  admin: { useAsTitle: "name", defaultColumns: ["name", "handle", "updatedAt"], group: GROUP.commerce },
  disableDuplicate: true,
  lockDocuments: false,
  indexes: [{ fields: ["tenant", "medusaId"], unique: true }],
  fields: [
    {
      name: "name",
      type: "text",
      index: true,
      admin: { readOnly: true },
      label: words("Name", "Название", "Nomi"),
    },
    {
      name: "handle",
      type: "text",
      index: true,
      admin: { readOnly: true },
      label: words("Handle", "Адрес", "Manzil"),
    },
    {
      name: "isActive",
      type: "checkbox",
      admin: { readOnly: true },
      label: words("Active", "Активна", "Faol"),
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
