import { words } from "../fields/words";

/** Sections of the admin's navigation. */
export const GROUP = {
  catalog: words("Catalog", "Каталог", "Katalog"),
  content: words("Content", "Контент", "Kontent"),
  brand: words("Brand", "Бренд", "Brend"),
  commerce: words("From Medusa", "Из Medusa", "Medusa’dan"),
  people: words("Users", "Люди", "Odamlar"),
} as const;
