import { DOMAIN_LIMITS, LOCALES } from "@tandem/contracts";
import type { CollectionConfig } from "payload";
import { changesDomains, judgeDomains, keepClaims, requireSettings } from "../domains/claim-hooks";
import { ignoredFields } from "../fields/ignored-fields";
import { inMedusa } from "../fields/in-medusa";
import { json } from "../fields/json";
import { LANGUAGE_NAMES } from "../fields/language-names";
import { theme } from "../fields/theme";
import { words } from "../fields/words";
import { announceTenant } from "../sync/capture/announce-tenant";
import { keepMedusaFields } from "../tenancy/keep-medusa-fields";
import { keepReferencesInsideTenant } from "../tenancy/keep-references-inside-tenant";
import { GROUP } from "./groups";

const LANGUAGES = LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));

/** A business: its core data comes from Medusa; its theme, domains and settings are edited here. */
export const tenants: CollectionConfig = {
  slug: "tenants",
  labels: { singular: words("Brand", "Бренд", "Brend"), plural: words("Brands", "Бренды", "Brendlar") },
  admin: { useAsTitle: "name", defaultColumns: ["name", "slug", "status", "domains"], group: GROUP.brand },
  hooks: {
    beforeOperation: [requireSettings],
    beforeValidate: [keepMedusaFields("tenant"), judgeDomains],
    beforeChange: [keepReferencesInsideTenant],
    afterChange: [keepClaims, announceTenant],
  },
  fields: [
    {
      type: "tabs",
      tabs: [
        {
          label: words("Appearance", "Оформление", "Ko‘rinish"),
          fields: [
            { name: "logo", type: "upload", relationTo: "media", label: words("Logo", "Логотип", "Logotip") },
            theme(),
          ],
        },
        {
          label: words("Domains and languages", "Адреса и языки", "Manzillar va tillar"),
          fields: [
            {
              name: "domains",
              type: "text",
              hasMany: true,
              maxRows: DOMAIN_LIMITS.perTenant,
              label: words("Domains", "Домены", "Domenlar"),
              access: { update: changesDomains },
              admin: {
                description: words(
                  "Host names of the store without port, such as shop.example.com. Each one serves shoppers once it is proven below.",
                  "Имена хостов магазина без порта, например shop.example.com. Домен начнёт работать, когда он подтверждён ниже.",
                  "Do‘kon xost nomlari, portsiz, masalan shop.example.com. Har biri quyida tasdiqlangach xaridorlarga ochiladi.",
                ),
              },
            },
            {
              name: "domainProofs",
              type: "ui",
              admin: {
                disableListColumn: true,
                components: { Field: "/admin/domains/domain-proofs#DomainProofs" },
              },
            },
            {
              name: "locales",
              type: "select",
              hasMany: true,
              dbName: "tenant_languages",
              enumName: "enum_tenant_languages",
              options: LANGUAGES,
              defaultValue: ["en"],
              label: words("Languages of the store", "Языки магазина", "Do‘kon tillari"),
            },
            {
              name: "defaultLocale",
              type: "select",
              options: LANGUAGES,
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
              label: words("Custom settings", "Свободные настройки", "Erkin sozlamalar"),
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
      options: [
        { value: "active", label: words("Active", "Активен", "Faol") },
        { value: "suspended", label: words("Suspended", "Приостановлен", "To‘xtatilgan") },
        { value: "archived", label: words("Archived", "В архиве", "Arxivda") },
      ],
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
