import type { CollectionConfig } from "payload";
import { announcements } from "./announcements";
import { categories } from "./categories";
import { commerceCategories } from "./commerce-categories";
import { commerceProducts } from "./commerce-products";
import { faqs } from "./faqs";
import { forms } from "./forms";
import { heroSections } from "./hero-sections";
import { media } from "./media";
import { navigation } from "./navigation";
import { orderSummaries } from "./order-summaries";
import { pages } from "./pages";
import { posts } from "./posts";
import { products } from "./products";
import { siteSettings } from "./site-settings";
import { stores } from "./stores";
import { tenants } from "./tenants";
import { users } from "./users";

/** Every collection, in the order of the admin's navigation. */
export const collections: CollectionConfig[] = [
  products,
  categories,
  pages,
  posts,
  heroSections,
  announcements,
  faqs,
  forms,
  media,
  navigation,
  siteSettings,
  tenants,
  stores,
  commerceProducts,
  commerceCategories,
  orderSummaries,
  users,
];
