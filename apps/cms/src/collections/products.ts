import { EVENT } from "@tandem/contracts";
import { env } from "../env";
import { commerceLink } from "../fields/commerce-link";
import { inMedusa } from "../fields/in-medusa";
import { seo } from "../fields/seo";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { mergeSharedTitles } from "../sync/content/merge-shared-titles";
import { keepMedusaFields } from "../tenancy/keep-medusa-fields";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";
import { drafts } from "./versions";

const told = announce({
  type: EVENT.productPublished,
  entity: "product",
  draftsIn: "products",
  nameOf: (doc) => String(doc.medusaId),
});

/** The editors' document of a product: description, images and SEO texts. Its commerce facts stay in the mirror. */
export const products = tenantOwned({
  slug: "products",
  labels: {
    singular: words("Product", "Товар", "Mahsulot"),
    plural: words("Products", "Товары", "Mahsulotlar"),
  },
  admin: {
    useAsTitle: "title",
    defaultColumns: ["title", "picture", "price", "commerceStatus", "_status", "updatedAt"],
    group: GROUP.catalog,
    listSearchableFields: ["title", "medusaId"],
    preview: (doc) => `${env.STOREFRONT_URL}/products/${String(doc.handle ?? "")}`,
    pagination: { defaultLimit: 25 },
  },
  disableDuplicate: true,
  versions: drafts,
  indexes: [{ fields: ["tenant", "medusaId"], unique: true }],
  hooks: {
    ...told,
    beforeValidate: [keepMedusaFields("product")],
    beforeChange: [mergeSharedTitles, ...told.beforeChange],
  },
  fields: [
    {
      type: "tabs",
      tabs: [
        {
          label: words("Story", "Описание", "Tavsif"),
          fields: [
            {
              type: "row",
              fields: [
                {
                  name: "title",
                  type: "text",
                  required: true,
                  maxLength: 500,
                  label: words("Title", "Название", "Nomi"),
                  admin: {
                    width: "60%",
                    description: words(
                      "Shared with Medusa: a change in one system shows in both.",
                      "Общее с Medusa: изменение видно в обеих системах.",
                      "Medusa bilan umumiy: o‘zgarish ikkala tizimda ko‘rinadi.",
                    ),
                  },
                },
                {
                  name: "subtitle",
                  type: "text",
                  maxLength: 500,
                  label: words("Subtitle", "Подзаголовок", "Taglavha"),
                  admin: { width: "40%" },
                },
              ],
            },
            {
              name: "description",
              type: "richText",
              localized: true,
              label: words("Description", "Описание", "Tavsif"),
            },
            {
              name: "gallery",
              type: "upload",
              relationTo: "media",
              hasMany: true,
              label: words("Images", "Фотографии", "Rasmlar"),
              admin: {
                description: words(
                  "The first one represents the product in lists.",
                  "Первая показывается в списках.",
                  "Birinchisi ro‘yxatlarda ko‘rinadi.",
                ),
              },
            },
          ],
        },
        { label: words("Search engines", "Поисковики", "Qidiruv"), fields: [seo()] },
        {
          label: words("Commerce", "Продажи", "Savdo"),
          fields: [
            {
              name: "commerceFacts",
              type: "ui",
              admin: {
                components: { Field: "/admin/commerce/product-facts#ProductFacts" },
                disableListColumn: true,
              },
            },
          ],
        },
      ],
    },
    {
      name: "commerceSummary",
      type: "ui",
      admin: {
        position: "sidebar",
        components: { Field: "/admin/commerce/product-summary#ProductSummary" },
        disableListColumn: true,
      },
    },
    {
      name: "syncState",
      type: "ui",
      admin: {
        position: "sidebar",
        components: { Field: "/admin/sync/document-sync#DocumentSync" },
        disableListColumn: true,
      },
    },
    {
      name: "picture",
      type: "ui",
      label: words("Image", "Фото", "Rasm"),
      admin: {
        components: {
          Field: "/admin/commerce/nothing#Nothing",
          Cell: "/admin/commerce/picture-cell#PictureCell",
        },
      },
    },
    {
      name: "price",
      type: "ui",
      label: words("Price", "Цена", "Narx"),
      admin: {
        components: {
          Field: "/admin/commerce/nothing#Nothing",
          Cell: "/admin/commerce/price-cell#PriceCell",
        },
      },
    },
    inMedusa({
      name: "medusaId",
      type: "text",
      required: true,
      index: true,
      label: words("Medusa id", "Id в Medusa", "Medusa id"),
    }),
    commerceLink("commerce-products"),
    {
      name: "handle",
      type: "text",
      virtual: "commerce.handle",
      label: words("Handle", "Адрес товара", "Mahsulot manzili"),
      admin: { hidden: true },
    },
    {
      name: "commerceStatus",
      type: "text",
      virtual: "commerce.status",
      label: words("In the store", "В магазине", "Do‘konda"),
      admin: { hidden: true, components: { Cell: "/admin/commerce/status-cell#StatusCell" } },
    },
    {
      name: "facts",
      type: "json",
      virtual: "commerce.facts",
      admin: { disabled: true },
    },
    {
      name: "archivedAt",
      type: "date",
      virtual: "commerce.archivedAt",
      label: words("Archived", "В архиве", "Arxivda"),
      admin: { hidden: true },
    },
    {
      name: "titleBase",
      type: "text",
      admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
    },
    {
      name: "subtitleBase",
      type: "text",
      admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
    },
    {
      name: "untouched",
      type: "checkbox",
      defaultValue: false,
      admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
    },
    {
      name: "importHash",
      type: "text",
      admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
    },
  ],
});
