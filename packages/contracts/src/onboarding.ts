import { z } from "zod";
import { LOCALES, localeSchema, slugSchema } from "./entities.js";
import { themeStateSchema } from "./states.js";

/** Path at which Payload creates and removes the starter content of a tenant; service tokens with `sync:write` only. */
export const ONBOARDING_PATHS = { starter: "/api/internal/tenants/starter" } as const;

const idSchema = z.string().min(1).max(128);

/** `POST`: creates the tenant, its site settings, navigation and first pages; repeating it creates nothing twice. */
export const starterRequestSchema = z.strictObject({
  tenant: z.strictObject({
    /** Medusa id. */
    id: idSchema,
    slug: slugSchema,
    name: z.string().trim().min(1).max(120),
    locales: z
      .array(localeSchema)
      .min(1)
      .max(LOCALES.length)
      .default([...LOCALES]),
    /** Domain to add for the shop, validated where it is stored; it serves once its ownership is proven. */
    domain: z.string().min(1).max(253).nullable().default(null),
    theme: themeStateSchema.nullable().default(null),
  }),
});
export type StarterRequest = z.input<typeof starterRequestSchema>;

/** Slugs of the pages a tenant starts with, in every language of the product. */
export const STARTER_PAGES = ["home", "about", "delivery", "contact"] as const;

export const starterResponseSchema = z.object({
  tenant: z.object({ id: idSchema, created: z.boolean() }),
  /** Documents created by this call; 0 when all of them existed. */
  created: z.number().int().min(0),
});
export type StarterResponse = z.infer<typeof starterResponseSchema>;

/** `DELETE` with this body: removes the tenant (Medusa id) and exactly what `POST` created for it; it may be repeated. */
export const starterRemovalSchema = z.strictObject({ tenant: z.strictObject({ id: idSchema }) });
export type StarterRemoval = z.infer<typeof starterRemovalSchema>;
export const starterRemovedSchema = z.object({ removed: z.number().int().min(0) });
