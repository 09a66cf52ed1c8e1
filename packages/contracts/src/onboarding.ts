import { z } from "zod";
import { localeSchema, slugSchema } from "./entities.js";
import { themeStateSchema } from "./states.js";

/** What Payload makes for a new tenant and takes back again; service tokens with `sync:write` only. */
export const ONBOARDING_PATHS = { starter: "/api/internal/tenants/starter" } as const;

const idSchema = z.string().min(1).max(128);

/** `POST`: the tenant, its site settings, navigation and first pages. Repeating it makes nothing twice. */
export const starterRequestSchema = z.strictObject({
  tenant: z.strictObject({
    /** Medusa id. */
    id: idSchema,
    slug: slugSchema,
    name: z.string().trim().min(1).max(120),
    locales: z.array(localeSchema).min(1).max(3).default(["en", "ru", "uz"]),
    /** A domain to enter for the shop, judged where it is stored; it serves once it is proven. */
    domain: z.string().min(1).max(253).nullable().default(null),
    theme: themeStateSchema.nullable().default(null),
  }),
});
export type StarterRequest = z.input<typeof starterRequestSchema>;

/** Slugs of the pages a tenant starts with, in every language of the product. */
export const STARTER_PAGES = ["home", "about", "delivery", "contact"] as const;

export const starterResponseSchema = z.object({
  tenant: z.object({ id: idSchema, created: z.boolean() }),
  /** Documents made by this call; 0 when all of them existed. */
  created: z.number().int().min(0),
});
export type StarterResponse = z.infer<typeof starterResponseSchema>;

/** `DELETE` with this body: removes the tenant (Medusa id) and exactly what `POST` made for it; repeating it is fine. */
export const starterRemovalSchema = z.strictObject({ tenant: z.strictObject({ id: idSchema }) });
export type StarterRemoval = z.infer<typeof starterRemovalSchema>;
export const starterRemovedSchema = z.object({ removed: z.number().int().min(0) });
