import type { Locale, STARTER_PAGES } from "@tandem/contracts";

type Texts = Readonly<Record<Locale, string>>;
type Slug = (typeof STARTER_PAGES)[number];

/** Titles and initial texts of the pages of a new tenant; `{name}` is the tenant's name. */
export const STARTER_TEXTS: Readonly<Record<Slug, { title: Texts; html: Texts }>> = {
  home: {
    title: { en: "Welcome", ru: "Добро пожаловать", uz: "Xush kelibsiz" },
    html: {
      en: "<p>Welcome to {name}. Tell your shoppers here what makes your shop worth a visit.</p>",
      ru: "<p>Добро пожаловать в {name}. Расскажите здесь покупателям, чем хорош ваш магазин.</p>",
      uz: "<p>{name} do‘koniga xush kelibsiz. Xaridorlarga do‘koningizning afzalliklarini shu yerda aytib bering.</p>",
    },
  },
  about: {
    title: { en: "About us", ru: "О нас", uz: "Biz haqimizda" },
    html: {
      en: "<p>Who stands behind {name}, and why you do what you do.</p>",
      ru: "<p>Кто стоит за {name} и почему вы занимаетесь своим делом.</p>",
      uz: "<p>{name} ortida kim turadi va nega aynan shu ish bilan shug‘ullanasiz.</p>",
    },
  },
  delivery: {
    title: { en: "Delivery and returns", ru: "Доставка и возврат", uz: "Yetkazib berish va qaytarish" },
    html: {
      en: "<p>Where you deliver, how long it takes and how something can be sent back.</p>",
      ru: "<p>Куда вы доставляете, сколько это занимает и как вернуть покупку.</p>",
      uz: "<p>Qayerga yetkazasiz, qancha vaqt ketadi va xaridni qanday qaytarish mumkin.</p>",
    },
  },
  contact: {
    title: { en: "Contact", ru: "Контакты", uz: "Aloqa" },
    html: {
      en: "<p>How shoppers reach {name}: phone, address and opening hours.</p>",
      ru: "<p>Как связаться с {name}: телефон, адрес и часы работы.</p>",
      uz: "<p>{name} bilan qanday bog‘lanish mumkin: telefon, manzil va ish vaqti.</p>",
    },
  },
};

/** Label of the link to the products, first in the menu. */
export const SHOP_LINK: Texts = { en: "Shop", ru: "Каталог", uz: "Do‘kon" };

/** Heading of the links in the footer of a storefront. */
export const FOOTER_HEADING: Texts = { en: "Good to know", ru: "Полезное", uz: "Foydali maʼlumot" };

/** Tagline of a new storefront. */
export const TAGLINE: Texts = {
  en: "Welcome to {name}",
  ru: "Добро пожаловать в {name}",
  uz: "{name} do‘koniga xush kelibsiz",
};
