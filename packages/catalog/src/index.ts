export type { Availability } from "./availability.js";
export { type Catalog, type CatalogSettings, createCatalog } from "./catalog.js";
export type { Lifetimes } from "./store/types.js";
export { DIRECTORY_TAG, embedTag, pictureTag, priceOrderTag, tagsOf, tagsOfAll } from "./tags.js";
export * from "./types.js";
