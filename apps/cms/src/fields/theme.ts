import type { GroupField, SelectField, TextField } from "payload";
import { words } from "./words";

/** Colours a storefront needs; keys are the names of its CSS variables. */
export const THEME_COLORS = [
  "background",
  "surface",
  "text",
  "muted",
  "primary",
  "on_primary",
  "accent",
  "border",
] as const;

/** Layout choices of a storefront and their values. */
export const THEME_LAYOUT = {
  header: ["centered", "left"],
  hero: ["editorial", "bold"],
  cards: ["soft", "sharp"],
  density: ["airy", "dense"],
} as const;

const COLOR = /^(#[0-9a-f]{3,8}|(rgb|hsl|oklch|oklab)\([0-9a-z%.,/\s-]+\)|[a-z]{3,30})$/i;
const LABELS = {
  background: words("Background", "Фон", "Fon"),
  surface: words("Cards", "Карточки", "Kartalar"),
  text: words("Text", "Текст", "Matn"),
  muted: words("Muted text", "Второстепенный текст", "Ikkilamchi matn"),
  primary: words("Buttons", "Кнопки", "Tugmalar"),
  on_primary: words("Text on buttons", "Текст на кнопках", "Tugmadagi matn"),
  accent: words("Accent", "Акцент", "Urg‘u"),
  border: words("Borders", "Линии", "Chiziqlar"),
} as const satisfies Record<(typeof THEME_COLORS)[number], unknown>;

type Layout = keyof typeof THEME_LAYOUT;
const LAYOUT_LABELS = {
  header: words("Header", "Шапка", "Yuqori menyu"),
  hero: words("Hero", "Главный экран", "Bosh ekran"),
  cards: words("Cards", "Карточки", "Kartalar"),
  density: words("Spacing", "Отступы", "Oraliqlar"),
} as const satisfies Record<Layout, unknown>;
const CHOICE_LABELS = {
  centered: words("Centred", "По центру", "Markazda"),
  left: words("On the left", "Слева", "Chapda"),
  editorial: words("Editorial", "Журнальный", "Jurnal uslubida"),
  bold: words("Bold", "Броский", "Yorqin"),
  soft: words("Soft", "Мягкие", "Yumshoq"),
  sharp: words("Sharp", "Строгие", "Keskin"),
  airy: words("Airy", "Просторные", "Keng"),
  dense: words("Dense", "Тесные", "Zich"),
} as const satisfies Record<(typeof THEME_LAYOUT)[Layout][number], unknown>;

const color = (name: (typeof THEME_COLORS)[number]): TextField => ({
  name,
  type: "text",
  label: LABELS[name],
  maxLength: 60,
  validate: (value: unknown) =>
    value === undefined ||
    value === null ||
    value === "" ||
    (typeof value === "string" && COLOR.test(value)) ||
    "Give a CSS colour, such as #b4532a.",
  admin: { width: "25%", components: { Field: "/admin/fields/color-field#ColorField" } },
});

const layout = (name: Layout): SelectField => ({
  name,
  type: "select",
  label: LAYOUT_LABELS[name],
  options: THEME_LAYOUT[name].map((value) => ({ value, label: CHOICE_LABELS[value] })),
  admin: { width: "25%" },
});

/** Returns the group of fields for the theme of the tenant's storefront. */
export const theme = (): GroupField => ({
  name: "theme",
  type: "group",
  label: words("Theme", "Тема", "Mavzu"),
  fields: [
    {
      type: "row",
      fields: [
        {
          name: "preset",
          type: "text",
          maxLength: 40,
          label: words("Preset", "Набор", "To‘plam"),
          admin: { width: "50%" },
        },
        {
          name: "radius",
          type: "text",
          maxLength: 20,
          label: words("Corner radius", "Скругление углов", "Burchak radiusi"),
          admin: { width: "50%", placeholder: "12px" },
        },
      ],
    },
    {
      name: "colors",
      type: "group",
      label: words("Colours", "Цвета", "Ranglar"),
      fields: [{ type: "row", fields: THEME_COLORS.map(color) }],
    },
    {
      name: "fonts",
      type: "group",
      label: words("Fonts", "Шрифты", "Shriftlar"),
      fields: [
        {
          type: "row",
          fields: [
            {
              name: "heading",
              type: "text",
              maxLength: 120,
              label: words("Headings", "Заголовки", "Sarlavhalar"),
              admin: { width: "50%" },
            },
            {
              name: "body",
              type: "text",
              maxLength: 120,
              label: words("Text", "Текст", "Matn"),
              admin: { width: "50%" },
            },
          ],
        },
      ],
    },
    {
      name: "layout",
      type: "group",
      label: words("Layout", "Компоновка", "Joylashuv"),
      fields: [
        {
          type: "row",
          fields: (["header", "hero", "cards", "density"] as const).map(layout),
        },
      ],
    },
  ],
});
