import { LOCALES } from "@tandem/contracts";
import type { CollectionConfig } from "payload";
import { ignoredFields } from "../fields/ignored-fields";
import { inMedusa } from "../fields/in-medusa";
import { json } from "../fields/json";
import { theme } from "../fields/theme";
import { words } from "../fields/words";
import { announceTenant } from "../hooks/announce-tenant";
import { tidyDomains } from "../hooks/tidy-domains";
import { keepMedusaFields } from "../tenancy/keep-medusa-fields";
import { keepReferencesInsideTenant } from "../tenancy/keep-references-inside-tenant";
import { GROUP } from "./groups";

/** A business: its core comes from Medusa, its look, domains and settings live here. */
export const tenants: CollectionConfig = {
  slug: "tenants",
  labels: { singular: words("Brand", "Бренд", "Brend"), plural: words("Brands", "Бренды", "Brendlar") },
  admin: { useAsTitle: "name", defaultColumns: ["name", "slug", "status", "domains"], group: GROUP.brand },
  hooks: {
    beforeValidate: [keepMedusaFields("tenant"), tidyDomains],
    beforeChange: [keepReferencesInsideTenant],
    afterChange: [announceTenant],
  },
  fields: [
    {
      type: "tabs",
      tabs: [
        {
          label: words("Look", "Оформление", "Ko‘rinish"),
          fields: [
            { name: "logo", type: "upload", relationTo: "media", label: words("Logo", "Логотип", "Logotip") },
            theme(),
          ],
        },
        {
          label: words("Reach", "Адреса и языки", "Manzillar va tillar"),
          fields: [
            {
              name: "domains",
              type: "text",
              hasMany: true,
              label: words("Domains", "Домены", "Domenlar"),
              admin: {
                description: words(
                  "Host names of the shop without port, such as shop.example.com.",
                  "Имена хостов магазина без порта, например shop.example.com.",
                  "Do‘kon xost nomlari, portsiz, masalan shop.example.com.",
                ),
              },
            },
            {
              name: "locales",
              type: "select",
              hasMany: true,
              dbName: "tenant_languages",
              enumName: "enum_tenant_languages",
              options: [...LOCALES],
              defaultValue: ["en"],
              label: words("Languages of the shop", "Языки магазина", "Do‘kon tillari"),
            },
            {
              name: "defaultLocale",
              type: "select",
              options: [...LOCALES],
              defaultValue: "en",
              label: words("Main language", "Основной язык", "Asosiy til"),
              admin: {
                description: words(
                  "Medusa receives descriptions in this language.",
                  "На этом языке описания уходят в Medusa.",
                  "Medusa tavsiflarni shu tilda oladi.",
                ),
              },
            },
          ],
        },
        {
          label: words("Contact", "Контакты", "Aloqa"),
          fields: [
            {
              name: "contact",
              type: "group",
              label: false,
              fields: [
                { name: "email", type: "email", label: words("E-mail", "Эл. почта", "E-pochta") },
                { name: "phone", type: "text", maxLength: 60, label: words("Phone", "Телефон", "Telefon") },
                {
                  name: "address",
                  type: "textarea",
                  maxLength: 500,
                  label: words("Address", "Адрес", "Manzil"),
                },
              ],
            },
          ],
        },
        {
          label: words("Settings", "Настройки", "Sozlamalar"),
          fields: [
            json({
              name: "settings",
              defaultValue: {},
              label: words("Free settings", "Свободные настройки", "Erkin sozlamalar"),
            }),
          ],
        },
      ],
    },
    inMedusa({ name: "name", type: "text", required: true, label: words("Name", "Название", "Nomi") }),
    inMedusa({
      name: "slug",
      type: "text",
      required: true,
      unique: true,
      index: true,
      label: words("Short name", "Короткое имя", "Qisqa nom"),
    }),
    inMedusa({
      name: "status",
      type: "select",
      required: true,
      defaultValue: "active",
      options: ["active", "suspended", "archived"],
      label: words("Status", "Статус", "Holat"),
    }),
    inMedusa({
      name: "medusaId",
      type: "text",
      required: true,
      unique: true,
      index: true,
      label: words("Medusa id", "Id в Medusa", "Medusa id"),
    }),
    ignoredFields(),
  ],
};
