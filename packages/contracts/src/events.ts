import { z } from "zod";
import { entitySchema, opSchema, originSchema } from "./entities.js";

/** Names of all events on the wire. Import these; never write the string. */
export const EVENT = {
  productCreated: "product.created",
  productUpdated: "product.updated",
  productDeleted: "product.deleted",
  productPublished: "product.published",
  variantUpdated: "variant.updated",
  categoryCreated: "category.created",
  categoryUpdated: "category.updated",
  categoryDeleted: "category.deleted",
  categoryPublished: "category.published",
  inventoryUpdated: "inventory.updated",
  reservationReleased: "reservation.released",
  orderPlaced: "order.placed",
  tenantCreated: "tenant.created",
  tenantUpdated: "tenant.updated",
  storeCreated: "store.created",
  storeUpdated: "store.updated",
  mediaUploaded: "media.uploaded",
  mediaUpdated: "media.updated",
  mediaDeleted: "media.deleted",
  pagePublished: "page.published",
  /** Any other content document changed; concerns only caches. `entity` says which kind. */
  contentChanged: "content.changed",
} as const;
const eventTypeSchema = z.enum(EVENT);
export type EventType = z.infer<typeof eventTypeSchema>;

/** Events from Medusa for the worker, received at the CMS. */
export const MEDUSA_TO_PAYLOAD_EVENTS = [
  EVENT.productCreated,
  EVENT.productUpdated,
  EVENT.productDeleted,
  EVENT.variantUpdated,
  EVENT.categoryCreated,
  EVENT.categoryUpdated,
  EVENT.categoryDeleted,
  EVENT.inventoryUpdated,
  EVENT.reservationReleased,
  EVENT.orderPlaced,
  EVENT.tenantCreated,
  EVENT.tenantUpdated,
  EVENT.storeCreated,
  EVENT.storeUpdated,
] as const satisfies readonly EventType[];

/** Events from Payload for the worker, received at the backend. */
export const PAYLOAD_TO_MEDUSA_EVENTS = [
  EVENT.productPublished,
  EVENT.pagePublished,
  EVENT.categoryPublished,
  EVENT.mediaUploaded,
  EVENT.mediaUpdated,
  EVENT.mediaDeleted,
  EVENT.tenantUpdated,
  EVENT.storeUpdated,
] as const satisfies readonly EventType[];

/** Events of either system that change a page of the storefront. */
export const STOREFRONT_EVENTS = [
  ...MEDUSA_TO_PAYLOAD_EVENTS.filter((type) => type !== EVENT.orderPlaced),
  ...PAYLOAD_TO_MEDUSA_EVENTS.filter((type) => type !== EVENT.tenantUpdated && type !== EVENT.storeUpdated),
  EVENT.contentChanged,
] as const satisfies readonly EventType[];

/** Events that the bot receives. */
export const BOT_EVENTS = [
  EVENT.productCreated,
  EVENT.productUpdated,
  EVENT.productDeleted,
  EVENT.variantUpdated,
  EVENT.categoryCreated,
  EVENT.categoryUpdated,
  EVENT.categoryDeleted,
  EVENT.inventoryUpdated,
  EVENT.reservationReleased,
  EVENT.orderPlaced,
  EVENT.tenantUpdated,
  EVENT.storeUpdated,
] as const satisfies readonly EventType[];

/**
 * A thin event: it states that something changed, never the new values; consumers read the current state.
 * `id` is the Medusa id for product, category, tenant and store from both systems (a Payload document that mirrors
 * a Medusa row is named by the Medusa id); for content that only Payload has, it is the Payload id.
 * A variant, price, stock or reservation change names its product: `type` is what changed, `entity` and `id` are the lane.
 */
export const eventSchema = z.object({
  /** Position in the sender's log. */
  seq: z.number().int().positive(),
  type: eventTypeSchema,
  /** Medusa id of the tenant the entity belongs to; for `entity: "tenant"` it equals `id`. */
  tenant: z.string().min(1).max(128),
  entity: entitySchema,
  id: z.string().min(1).max(128),
  op: opSchema,
  changedFields: z.array(z.string().max(128)).max(200).optional(),
  origin: originSchema,
  correlationId: z.string().min(1).max(128),
  /** ISO 8601 with milliseconds. */
  occurredAt: z.iso.datetime({ offset: true }),
});
export type SyncEvent = z.infer<typeof eventSchema>;
