import { slugSchema } from "@tandem/contracts";
import { z } from "zod";
import { RequestError } from "../../api/request";
import type { NewTenant } from "../../api/tenants";

/** Fields of the form, in their order. */
export const FIELDS = ["name", "slug", "store", "currency", "countries", "domain", "owner"] as const;
export type Field = (typeof FIELDS)[number];
export type Form = Record<Field, string>;
export type Wrong = Partial<Record<Field, string>>;

export const EMPTY: Form = {
  name: "",
  slug: "",
  store: "",
  currency: "usd",
  countries: "us",
  domain: "",
  owner: "",
};

/** Validates the form; its messages are keys of `tenants.wrong`. */
const formSchema = z.object({
  name: z.string().trim().min(1, "missing"),
  slug: z.string().trim().min(1, "missing").pipe(slugSchema),
  store: z.string().trim().min(1, "missing"),
  currency: z.string().regex(/^[a-z]{3}$/i, "currency"),
  countries: z.string().regex(/^\s*[a-z]{2}([\s,]+[a-z]{2})*[\s,]*$/i, "countries"),
  domain: z.union([z.literal(""), z.hostname("domain")]),
  owner: z.union([z.literal(""), z.email("owner")]),
});

/** Returns the invalid fields, each with its key in `tenants.wrong`. */
export function wrongIn(form: Form): Wrong {
  const { error } = formSchema.safeParse(form);
  const wrong = (error?.issues ?? []).map(({ path, message }) => {
    const field = FIELDS.find((name) => name === path[0]);
    return field === undefined ? [] : [[field, message === "missing" ? "missing" : field] as const];
  });
  return Object.fromEntries(wrong.flat().reverse());
}

/** Returns the request body for a form. */
export function requestOf(form: Form): NewTenant {
  const { name, slug, store, currency, countries, domain, owner } = form;
  return {
    name: name.trim(),
    slug: slug.trim(),
    store: {
      name: store.trim(),
      slug: slug.trim(),
      default_currency: currency,
      countries: countries.split(/[\s,]+/).filter(Boolean),
    },
    ...(domain.trim() === "" ? {} : { domain: domain.trim() }),
    ...(owner.trim() === "" ? {} : { owner_email: owner.trim() }),
  };
}

/** The field of the form for each path in the request. */
const INPUTS: Readonly<Record<string, Field>> = {
  name: "name",
  slug: "slug",
  "store.slug": "slug",
  "store.name": "store",
  default_currency: "currency",
  "store.default_currency": "currency",
  countries: "countries",
  "store.countries": "countries",
  domain: "domain",
  owner_email: "owner",
};

/** Returns the field that a server error is about, with its message; null when the server names none. */
export function fieldOf(error: unknown): Wrong | null {
  if (!(error instanceof RequestError) || error.field === null) return null;
  const [line = error.message] = error.problems;
  const field = INPUTS[error.field];
  return field === undefined ? null : { [field]: line };
}
