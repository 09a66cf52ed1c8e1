import type { Endpoint } from "payload";
import { announcements } from "./views/announcements";
import { categories, products } from "./views/catalog-content";
import { heroes } from "./views/heroes";
import { navigation } from "./views/navigation";
import { page } from "./views/pages";
import { posts } from "./views/posts";
import { tenant, tenants } from "./views/tenants";

/** Public endpoints of published content. */
export const publicContent: Endpoint[] = [
  tenant,
  tenants,
  heroes,
  page,
  posts,
  navigation,
  announcements,
  products,
  categories,
];
