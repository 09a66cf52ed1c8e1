import { EVENT } from "@tandem/contracts";
import { slug } from "../fields/slug";
import { words } from "../fields/words";
import { announce } from "../sync/capture/announce";
import { tenantOwned } from "../tenancy/tenant-owned";
import { GROUP } from "./groups";
import { drafts } from "./versions";

/** Forms that a store can show: their fields and the confirmation message. */
export const forms = tenantOwned({
  slug: "forms",
  labels: { singular: words("Form", "Форма", "Shakl"), plural: words("Forms", "Формы", "Shakllar") },
  admin: { useAsTitle: "title", defaultColumns: ["title", "slug", "_status"], group: GROUP.content },
  versions: drafts,
  indexes: [{ fields: ["tenant", "slug"], unique: true }],
  hooks: announce({ type: EVENT.contentChanged, entity: "form", draftsIn: "forms" }),
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
      name: "questions",
      type: "array",
      label: words("Fields", "Поля", "Maydonlar"),
      labels: { singular: words("Field", "Поле", "Maydon"), plural: words("Fields", "Поля", "Maydonlar") },
      fields: [
        {
          type: "row",
          fields: [
            {
              name: "name",
              type: "text",
              required: true,
              maxLength: 60,
              label: words("Key", "Ключ", "Kalit"),
            },
            {
              name: "label",
              type: "text",
              required: true,
              localized: true,
              label: words("Label", "Подпись", "Yorliq"),
            },
            {
              name: "kind",
              type: "select",
              required: true,
              defaultValue: "text",
              options: [
                { value: "text", label: words("Short text", "Короткий текст", "Qisqa matn") },
                { value: "textarea", label: words("Long text", "Длинный текст", "Uzun matn") },
                { value: "email", label: words("E-mail", "Эл. почта", "E-pochta") },
                { value: "phone", label: words("Phone", "Телефон", "Telefon") },
                { value: "checkbox", label: words("Checkbox", "Флажок", "Belgilash katagi") },
              ],
              label: words("Type", "Тип", "Turi"),
            },
            {
              name: "required",
              type: "checkbox",
              defaultValue: false,
              label: words("Required", "Обязательно", "Majburiy"),
            },
          ],
        },
      ],
    },
    { name: "submitLabel", type: "text", localized: true, label: words("Button", "Кнопка", "Tugma") },
    {
      name: "confirmation",
      type: "textarea",
      localized: true,
      label: words("Confirmation message", "Спасибо после отправки", "Yuborilgandan keyingi xabar"),
    },
    slug(),
  ],
});
