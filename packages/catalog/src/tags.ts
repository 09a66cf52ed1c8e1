import { cacheTag, EVENT, type EventType, type SyncEvent } from "@tandem/contracts";

/** Tag of documents that belong to no tenant: the list of tenants and the tenant of each host. */
export const DIRECTORY_TAG = cacheTag("-", "tenant");

/** Tag of lists ordered by price; a price change reorders only these. */
export const priceOrderTag = (tenant: string) => cacheTag(tenant, "catalog", "price-order");

/** Tag of documents that contain image URLs; a replaced file invalidates them all. */
export const pictureTag = (tenant: string) => cacheTag(tenant, "media");
/** Tag of pages, which can embed questions and forms. */
export const embedTag = (tenant: string) => cacheTag(tenant, "faq");

/** Events that change a product alone, not the lists that contain it. */
const PRODUCT_ONLY: ReadonlySet<EventType> = new Set([
  EVENT.inventoryUpdated,
  EVENT.reservationReleased,
  EVENT.productPublished,
  EVENT.mediaUploaded,
  EVENT.mediaUpdated,
  EVENT.mediaDeleted,
]);

function productTags({ tenant, id, type }: SyncEvent): string[] {
  const own = cacheTag(tenant, "product", id);
  if (PRODUCT_ONLY.has(type)) return [own];
  if (type === EVENT.variantUpdated) return [own, priceOrderTag(tenant)];
  return [own, cacheTag(tenant, "catalog")];
}

function categoryTags({ tenant, id, type }: SyncEvent): string[] {
  const tree = cacheTag(tenant, "category");
  if (type === EVENT.categoryPublished) return [tree];
  return [tree, cacheTag(tenant, "category", id), cacheTag(tenant, "catalog")];
}

/**
 * Returns the tags an event invalidates: the document in all its readings, and the lists it may be in. A stock change
 * invalidates its product only; a price change also the lists ordered by price.
 */
export function tagsOf(event: SyncEvent): string[] {
  const { tenant, entity, id } = event;
  switch (entity) {
    case "product":
      return productTags(event);
    case "category":
      return categoryTags(event);
    case "tenant":
    case "store":
    case "site-settings":
      return [cacheTag(tenant, "tenant"), DIRECTORY_TAG];
    case "page":
      return [cacheTag(tenant, "page", id), cacheTag(tenant, "page")];
    case "faq":
    case "form":
      return [embedTag(tenant)];
    case "media":
      return [pictureTag(tenant)];
    case "post":
    case "hero-section":
    case "navigation":
    case "announcement":
      return [cacheTag(tenant, entity)];
    case "order":
      return [];
    default:
      return entity satisfies never;
  }
}

/** Returns the tags of many events, each once. */
export function tagsOfAll(events: readonly SyncEvent[]): string[] {
  return [...new Set(events.flatMap(tagsOf))];
}
