import { EVENT } from "@tandem/contracts";
import { inMedusa } from "../fields/in-medusa";
import { json } from "../fields/json";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { keepMedusaFields } from "../tenancy/keep-medusa-fields";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";

const told = announce({ type: EVENT.storeUpdated, entity: "store", nameOf: (doc) => String(doc.medusaId) });

/** A store of a tenant: core data from Medusa, branding edited here. */
export const stores = tenantOwned({
  slug: "stores",
  labels: { singular: words("Store", "Магазин", "Do‘kon"), plural: words("Stores", "Магазины", "Do‘konlar") },
  admin: { useAsTitle: "name", defaultColumns: ["name", "slug", "defaultCurrency"], group: GROUP.brand },
  indexes: [{ fields: ["tenant", "medusaId"], unique: true }],
  hooks: { beforeValidate: [keepMedusaFields("store")], ...told },
  fields: [
    {
      name: "branding",
      type: "group",
      label: words("Branding", "Оформление", "Bezak"),
      fields: [
        { name: "tagline", type: "text", maxLength: 200, label: words("Tagline", "Слоган", "Shior") },
        { name: "logo", type: "upload", relationTo: "media", label: words("Logo", "Логотип", "Logotip") },
        json({ name: "colors", defaultValue: {}, label: words("Colours", "Цвета", "Ranglar") }),
      ],
    },
    inMedusa({ name: "name", type: "text", required: true, label: words("Name", "Название", "Nomi") }),
    inMedusa({
      name: "slug",
      type: "text",
      required: true,
      index: true,
      label: words("Short name", "Короткое имя", "Qisqa nom"),
    }),
    inMedusa({
      name: "defaultCurrency",
      type: "text",
      required: true,
      label: words("Currency", "Валюта", "Valyuta"),
    }),
    inMedusa({
      name: "regions",
      type: "text",
      hasMany: true,
      label: words("Regions", "Регионы", "Hududlar"),
    }),
    inMedusa({
      name: "salesChannel",
      type: "text",
      label: words("Sales channel", "Канал продаж", "Savdo kanali"),
    }),
    inMedusa({
      name: "publishableKey",
      type: "text",
      label: words("Publishable key", "Публичный ключ", "Ochiq kalit"),
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
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: "sidebar", condition: (data) => Boolean(data?.archivedAt) },
      label: words("Archived", "В архиве", "Arxivda"),
    },
  ],
});
