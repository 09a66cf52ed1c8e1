import { z } from "zod";

/** Entities that exist in both systems and travel through the sync. */
export const SYNC_ENTITIES = ["tenant", "store", "category", "product"] as const;
export const syncEntitySchema = z.enum(SYNC_ENTITIES);
export type SyncEntity = z.infer<typeof syncEntitySchema>;

/** Every entity that an outbox row can name; the additional ones concern only caches, users and the bot. */
export const ENTITIES = [
  ...SYNC_ENTITIES,
  "media",
  "page",
  "post",
  "hero-section",
  "navigation",
  "announcement",
  "faq",
  "form",
  "site-settings",
  "order",
] as const;
export const entitySchema = z.enum(ENTITIES);
export type Entity = z.infer<typeof entitySchema>;

/** The two systems of record. */
const SYSTEMS = ["medusa", "payload"] as const;
const systemSchema = z.enum(SYSTEMS);
export type System = z.infer<typeof systemSchema>;

/** Which way a change flows. */
export const DIRECTIONS = ["medusa_to_payload", "payload_to_medusa"] as const;
export const directionSchema = z.enum(DIRECTIONS);
export type Direction = z.infer<typeof directionSchema>;

/** `local`: a user or process of that system made the change. `sync`: the apply endpoint wrote it. */
export const originSchema = z.enum(["local", "sync"]);
export type Origin = z.infer<typeof originSchema>;

/** What happened to a row. Archiving (a soft delete) is `deleted`. */
export const opSchema = z.enum(["created", "updated", "deleted"]);
export type Op = z.infer<typeof opSchema>;

/** Lifecycle of a tenant: a suspended one shows shoppers a notice, an archived one is removed from everything public. */
export const tenantStatusSchema = z.enum(["active", "suspended", "archived"]);
export type TenantStatus = z.infer<typeof tenantStatusSchema>;

/** Lower-case letters, digits and single dashes, 2 to 40 characters; it is also a host name label. */
export const slugSchema = z
  .string()
  .min(2)
  .max(40)
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    "use lower-case letters, digits and single dashes, such as north-beam",
  );

/** Languages of the product. `uz` is Uzbek in Latin script. */
export const LOCALES = ["en", "ru", "uz"] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;
