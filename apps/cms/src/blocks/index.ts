import type { Block } from "payload";
import { links } from "../fields/links";
import { words } from "../fields/words";

const heading = (required = false) =>
  ({
    name: "heading",
    type: "text",
    localized: true,
    required,
    maxLength: 300,
    label: words("Heading", "Заголовок", "Sarlavha"),
  }) as const;

const richText: Block = {
  slug: "rich-text",
  interfaceName: "RichTextBlock",
  labels: { singular: words("Text", "Текст", "Matn"), plural: words("Texts", "Тексты", "Matnlar") },
  fields: [
    {
      name: "content",
      type: "richText",
      localized: true,
      required: true,
      label: words("Text", "Текст", "Matn"),
    },
  ],
};

const image: Block = {
  slug: "image",
  interfaceName: "ImageBlock",
  labels: {
    singular: words("Image", "Изображение", "Rasm"),
    plural: words("Images", "Изображения", "Rasmlar"),
  },
  fields: [
    {
      name: "image",
      type: "upload",
      relationTo: "media",
      required: true,
      label: words("Image", "Изображение", "Rasm"),
    },
    {
      name: "caption",
      type: "text",
      localized: true,
      maxLength: 500,
      label: words("Caption", "Подпись", "Izoh"),
    },
  ],
};

const featuredProducts: Block = {
  slug: "featured-products",
  interfaceName: "FeaturedProductsBlock",
  labels: {
    singular: words("Featured products", "Избранные товары", "Tanlangan mahsulotlar"),
    plural: words("Featured products", "Избранные товары", "Tanlangan mahsulotlar"),
  },
  fields: [
    heading(),
    {
      name: "products",
      type: "relationship",
      relationTo: "products",
      hasMany: true,
      required: true,
      maxRows: 24,
      label: words("Products", "Товары", "Mahsulotlar"),
    },
  ],
};

const callToAction: Block = {
  slug: "call-to-action",
  interfaceName: "CallToActionBlock",
  labels: {
    singular: words("Call to action", "Призыв", "Chaqiriq"),
    plural: words("Calls to action", "Призывы", "Chaqiriqlar"),
  },
  fields: [
    heading(true),
    {
      name: "text",
      type: "textarea",
      localized: true,
      maxLength: 1000,
      label: words("Text", "Текст", "Matn"),
    },
    links(),
  ],
};

const faq: Block = {
  slug: "faq",
  interfaceName: "FaqBlock",
  labels: {
    singular: words("Questions", "Вопросы", "Savollar"),
    plural: words("Questions", "Вопросы", "Savollar"),
  },
  fields: [
    heading(),
    {
      name: "items",
      type: "relationship",
      relationTo: "faqs",
      hasMany: true,
      required: true,
      label: words("Questions", "Вопросы", "Savollar"),
    },
  ],
};

/** Blocks that a page consists of. */
export const PAGE_BLOCKS: Block[] = [richText, image, featuredProducts, callToAction, faq];
