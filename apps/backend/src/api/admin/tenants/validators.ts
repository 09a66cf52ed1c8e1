import { createFindParams, createSelectParams } from "@medusajs/medusa/api/utils/validators";
import { domainRefusalText, judgeDomain } from "@tandem/auth";
import { slugSchema, tenantStatusSchema } from "@tandem/contracts";
import { z } from "zod";
import { config } from "../../../env";

export const currencySchema = z
  .string()
  .regex(/^[a-zA-Z]{3}$/, "use an ISO 4217 code such as usd")
  .transform((code) => code.toLowerCase());

export const countriesSchema = z
  .array(
    z
      .string()
      .regex(/^[a-zA-Z]{2}$/, "use ISO 3166-1 alpha-2 codes such as uz")
      .transform((code) => code.toLowerCase()),
  )
  .min(1)
  .max(250);

/** The part of a body that describes a new store. */
export const newStoreSchema = z.object({
  slug: slugSchema,
  name: z.string().trim().min(1).max(120),
  default_currency: currencySchema,
  countries: countriesSchema,
});

/** `POST /admin/tenants`. */
export const createTenantSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    slug: slugSchema,
    store: newStoreSchema.optional(),
    owner_email: z.email().max(320).optional(),
    domain: z.string().trim().min(1).max(253).optional(),
  })
  .superRefine(({ domain, slug }, { addIssue }) => {
    if (domain === undefined) return;
    const { platform, trustedDomains: trusted } = config();
    const verdict = judgeDomain(domain, { platform, slug, trusted });
    if (verdict.host === null)
      addIssue({ code: "custom", path: ["domain"], message: domainRefusalText(domain, verdict.refusal) });
  })
  .refine(({ store, owner_email }) => store !== undefined || owner_email === undefined, {
    path: ["store"],
    message: "is required when an owner is invited; describe the first store",
  });
export type CreateTenantBody = z.infer<typeof createTenantSchema>;

/** `PATCH /admin/tenants/:id`; fields that Payload owns are removed before and reported as ignored. */
export const updateTenantSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  slug: slugSchema.optional(),
  status: tenantStatusSchema.optional(),
});
export type UpdateTenantBody = z.infer<typeof updateTenantSchema>;

export const tenantParams = createSelectParams();
export const listTenantsParams = createFindParams({ limit: 50, offset: 0 }).extend({
  q: z.string().optional(),
  slug: z.string().optional(),
  status: tenantStatusSchema.optional(),
});
