import type { SyncEntity, System } from "./entities.js";

/** Who may write a field. `shared`: both, merged against the last agreed value. */
export type Owner = System | "shared";

export interface FieldOwnership {
  readonly entity: SyncEntity;
  /** Field name as users know it. */
  readonly field: string;
  readonly owner: Owner;
  /** Where the field sits in Medusa (dotted path on the entity), if it is there. */
  readonly medusa: string | null;
  /** Where it sits in the Payload editors' document (dotted path), if it is there. */
  readonly payload: string | null;
  /** Key in the facts (owner Medusa) or content (owner Payload) that carries it; null for what names the entity itself. */
  readonly state: string | null;
}

/**
 * Who owns each field. The guards of both APIs and the merge of shared fields read this table; `docs/ownership.md` is
 * generated from it. What is written by hand is compared with it by tests: the keys of the state schemas and of the views
 * that fill them, the SQL guard of Medusa's tables, and which fields are read-only in Payload's admin. Medusa's own forms
 * know no read-only fields: there the guard ignores the value and says so.
 */
export const OWNERSHIP = [
  { entity: "product", field: "handle", owner: "medusa", medusa: "handle", payload: null, state: "handle" },
  { entity: "product", field: "status", owner: "medusa", medusa: "status", payload: null, state: "status" },
  {
    entity: "product",
    field: "options",
    owner: "medusa",
    medusa: "options",
    payload: null,
    state: "options",
  },
  {
    entity: "product",
    field: "variants",
    owner: "medusa",
    medusa: "variants",
    payload: null,
    state: "variants",
  },
  { entity: "product", field: "weight", owner: "medusa", medusa: "weight", payload: null, state: "weight" },
  {
    entity: "product",
    field: "categories",
    owner: "medusa",
    medusa: "categories",
    payload: null,
    state: "categories",
  },
  { entity: "product", field: "tags", owner: "medusa", medusa: "tags", payload: null, state: "tags" },
  {
    entity: "product",
    field: "collection",
    owner: "medusa",
    medusa: "collection",
    payload: null,
    state: "collection",
  },
  { entity: "product", field: "type", owner: "medusa", medusa: "type", payload: null, state: "type" },
  { entity: "product", field: "medusa id", owner: "medusa", medusa: "id", payload: "medusaId", state: null },
  {
    entity: "product",
    field: "tenant",
    owner: "medusa",
    medusa: "tenant",
    payload: "tenant",
    state: null,
  },
  { entity: "product", field: "title", owner: "shared", medusa: "title", payload: "title", state: "title" },
  {
    entity: "product",
    field: "subtitle",
    owner: "shared",
    medusa: "subtitle",
    payload: "subtitle",
    state: "subtitle",
  },
  {
    entity: "product",
    field: "description",
    owner: "payload",
    medusa: "description",
    payload: "description",
    state: "text",
  },
  {
    entity: "product",
    field: "rich description",
    owner: "payload",
    medusa: "metadata.content.html",
    payload: "description",
    state: "html",
  },
  {
    entity: "product",
    field: "SEO",
    owner: "payload",
    medusa: "metadata.content.seo",
    payload: "seo",
    state: "seo",
  },
  {
    entity: "product",
    field: "gallery",
    owner: "payload",
    medusa: "images",
    payload: "gallery",
    state: "images",
  },
  {
    entity: "product",
    field: "thumbnail",
    owner: "payload",
    medusa: "thumbnail",
    payload: "gallery",
    state: "thumbnail",
  },
  { entity: "category", field: "name", owner: "medusa", medusa: "name", payload: null, state: "name" },
  { entity: "category", field: "handle", owner: "medusa", medusa: "handle", payload: null, state: "handle" },
  {
    entity: "category",
    field: "parent",
    owner: "medusa",
    medusa: "parent_category_id",
    payload: null,
    state: "parent",
  },
  { entity: "category", field: "rank", owner: "medusa", medusa: "rank", payload: null, state: "rank" },
  {
    entity: "category",
    field: "active",
    owner: "medusa",
    medusa: "is_active",
    payload: null,
    state: "is_active",
  },
  {
    entity: "category",
    field: "internal",
    owner: "medusa",
    medusa: "is_internal",
    payload: null,
    state: "is_internal",
  },
  { entity: "category", field: "medusa id", owner: "medusa", medusa: "id", payload: "medusaId", state: null },
  { entity: "category", field: "tenant", owner: "medusa", medusa: "tenant", payload: "tenant", state: null },
  {
    entity: "category",
    field: "description",
    owner: "payload",
    medusa: "description",
    payload: "description",
    state: "text",
  },
  {
    entity: "category",
    field: "rich description",
    owner: "payload",
    medusa: "metadata.content.html",
    payload: "description",
    state: "html",
  },
  {
    entity: "category",
    field: "SEO",
    owner: "payload",
    medusa: "metadata.content.seo",
    payload: "seo",
    state: "seo",
  },
  {
    entity: "category",
    field: "image",
    owner: "payload",
    medusa: "metadata.content.image",
    payload: "image",
    state: "image",
  },
  { entity: "tenant", field: "slug", owner: "medusa", medusa: "slug", payload: "slug", state: "slug" },
  { entity: "tenant", field: "name", owner: "medusa", medusa: "name", payload: "name", state: "name" },
  {
    entity: "tenant",
    field: "status",
    owner: "medusa",
    medusa: "status",
    payload: "status",
    state: "status",
  },
  { entity: "tenant", field: "medusa id", owner: "medusa", medusa: "id", payload: "medusaId", state: null },
  {
    entity: "tenant",
    field: "domains",
    owner: "payload",
    medusa: "config.domains",
    payload: "domains",
    state: "domains",
  },
  {
    entity: "tenant",
    field: "theme",
    owner: "payload",
    medusa: "config.theme",
    payload: "theme",
    state: "theme",
  },
  {
    entity: "tenant",
    field: "logo",
    owner: "payload",
    medusa: "config.logo",
    payload: "logo",
    state: "logo",
  },
  {
    entity: "tenant",
    field: "locales",
    owner: "payload",
    medusa: "config.locales",
    payload: "locales",
    state: "locales",
  },
  {
    entity: "tenant",
    field: "main language",
    owner: "payload",
    medusa: "config.default_locale",
    payload: "defaultLocale",
    state: "default_locale",
  },
  {
    entity: "tenant",
    field: "contact",
    owner: "payload",
    medusa: "config.contact",
    payload: "contact",
    state: "contact",
  },
  {
    entity: "tenant",
    field: "settings",
    owner: "payload",
    medusa: "config.settings",
    payload: "settings",
    state: "settings",
  },
  { entity: "store", field: "slug", owner: "medusa", medusa: "slug", payload: "slug", state: "slug" },
  { entity: "store", field: "name", owner: "medusa", medusa: "name", payload: "name", state: "name" },
  {
    entity: "store",
    field: "regions",
    owner: "medusa",
    medusa: "regions",
    payload: "regions",
    state: "regions",
  },
  {
    entity: "store",
    field: "currency",
    owner: "medusa",
    medusa: "default_currency",
    payload: "defaultCurrency",
    state: "default_currency",
  },
  {
    entity: "store",
    field: "sales channel",
    owner: "medusa",
    medusa: "sales_channel_id",
    payload: "salesChannel",
    state: "sales_channel",
  },
  {
    entity: "store",
    field: "publishable key",
    owner: "medusa",
    medusa: "publishable_key",
    payload: "publishableKey",
    state: "publishable_key",
  },
  { entity: "store", field: "medusa id", owner: "medusa", medusa: "id", payload: "medusaId", state: null },
  { entity: "store", field: "tenant", owner: "medusa", medusa: "tenant", payload: "tenant", state: null },
  {
    entity: "store",
    field: "tagline",
    owner: "payload",
    medusa: "branding.tagline",
    payload: "branding.tagline",
    state: "tagline",
  },
  {
    entity: "store",
    field: "logo",
    owner: "payload",
    medusa: "branding.logo",
    payload: "branding.logo",
    state: "logo",
  },
  {
    entity: "store",
    field: "colors",
    owner: "payload",
    medusa: "branding.colors",
    payload: "branding.colors",
    state: "colors",
  },
] as const satisfies readonly FieldOwnership[];

/** Returns the fields of an entity with the given owner. */
export function fieldsOwnedBy(entity: SyncEntity, owner: Owner): FieldOwnership[] {
  return OWNERSHIP.filter((entry) => entry.entity === entity && entry.owner === owner);
}

/** Notice that a server returns beside its data when it ignored a write to a field that the other system owns. */
export interface IgnoredField {
  field: string;
  owner: System;
  message: string;
}

/** Returns the notice for a field whose value was ignored. */
export function ignoredField(field: string, owner: System): IgnoredField {
  const where = owner === "medusa" ? "Medusa Admin" : "Payload";
  return { field, owner, message: `"${field}" is edited in ${where}; the value sent here was ignored.` };
}
