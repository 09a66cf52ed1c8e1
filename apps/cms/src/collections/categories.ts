import { EVENT } from "@tandem/contracts";
import { commerceLink } from "../fields/commerce-link";
import { inMedusa } from "../fields/in-medusa";
import { seo } from "../fields/seo";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { keepMedusaFields } from "../tenancy/keep-medusa-fields";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";
import { drafts } from "./versions";

const told = announce({
  type: EVENT.categoryPublished,
  entity: "category",
  draftsIn: "categories",
  nameOf: (doc) => String(doc.medusaId),
});

/** The editors' document of a category: description, image and SEO texts; its name comes from Medusa. */
export const categories = tenantOwned({
  slug: "categories",
  labels: {
    singular: words("Category", "Категория", "Turkum"),
    plural: words("Categories", "Категории", "Turkumlar"),
  },
  admin: {
    useAsTitle: "name",
    defaultColumns: ["name", "handle", "_status", "updatedAt"],
    group: GROUP.catalog,
  },
  disableDuplicate: true,
  versions: drafts,
  indexes: [{ fields: ["tenant", "medusaId"], unique: true }],
  hooks: { ...told, beforeValidate: [keepMedusaFields("category")] },
  fields: [
    {
      name: "description",
      type: "richText",
      localized: true,
      label: words("Description", "Описание", "Tavsif"),
    },
    { name: "image", type: "upload", relationTo: "media", label: words("Image", "Изображение", "Rasm") },
    seo(),
    {
      name: "syncState",
      type: "ui",
      admin: {
        position: "sidebar",
        components: { Field: "/admin/sync/document-sync#DocumentSync" },
        disableListColumn: true,
      },
    },
    inMedusa({
      name: "name",
      type: "text",
      virtual: "commerce.name",
      label: words("Name", "Название", "Nomi"),
    }),
    inMedusa({
      name: "handle",
      type: "text",
      virtual: "commerce.handle",
      label: words("Handle", "Адрес", "Manzil"),
    }),
    inMedusa({
      name: "medusaId",
      type: "text",
      required: true,
      index: true,
      label: words("Medusa id", "Id в Medusa", "Medusa id"),
    }),
    {
      name: "archivedAt",
      type: "date",
      virtual: "commerce.archivedAt",
      label: words("Archived", "В архиве", "Arxivda"),
      admin: { hidden: true },
    },
    commerceLink("commerce-categories"),
  ],
});
