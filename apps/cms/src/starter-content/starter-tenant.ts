import type { starterRequestSchema, ThemeState } from "@tandem/contracts";
import type { PayloadRequest } from "payload";
import type { z } from "zod";
import { THEME_COLORS, THEME_LAYOUT } from "../fields/theme";
import type { Tenant } from "../payload-types";

type Wanted = z.output<typeof starterRequestSchema>["tenant"];
type Theme = NonNullable<Tenant["theme"]>;

/** Returns the tenant's document, created when the sync has not created it yet; existing choices are kept. */
export async function ensureTenant(
  req: PayloadRequest,
  wanted: Wanted,
): Promise<{ tenant: Tenant; created: boolean }> {
  const known = await tenantByMedusaId(req, wanted.id);
  const theme = wanted.theme === null ? {} : { theme: asTheme(wanted.theme) };
  const [defaultLocale] = wanted.locales;
  const look = {
    ...theme,
    locales: wanted.locales,
    ...(defaultLocale === undefined ? {} : { defaultLocale }),
  };
  const domains = wanted.domain === null ? {} : { domains: [wanted.domain] };
  const shared = { collection: "tenants", depth: 0, overrideAccess: true, req } as const;
  if (known === undefined) {
    const { id: medusaId, slug, name } = wanted;
    const data = { medusaId, slug, name, status: "active" as const, settings: {}, ...look, ...domains };
    return { tenant: await req.payload.create({ ...shared, data }), created: true };
  }
  const missing = {
    ...(known.theme?.preset ? {} : look),
    ...((known.domains ?? []).length > 0 ? {} : domains),
  };
  if (Object.keys(missing).length === 0) return { tenant: known, created: false };
  return { tenant: await req.payload.update({ ...shared, id: known.id, data: missing }), created: false };
}

/** Returns the tenant with this Medusa id. */
export async function tenantByMedusaId(req: PayloadRequest, id: string): Promise<Tenant | undefined> {
  const { docs } = await req.payload.find({
    collection: "tenants",
    where: { medusaId: { equals: id } },
    limit: 1,
    depth: 0,
    overrideAccess: true,
    req,
  });
  return docs[0];
}

/** Returns the parts of a theme that Payload has fields for. */
function asTheme({ preset, colors, fonts, radius, layout }: ThemeState): Theme {
  const chosen = Object.entries(THEME_LAYOUT).flatMap(([name, options]) => {
    const value = layout[name];
    return options.some((option) => option === value) ? [[name, value]] : [];
  });
  return {
    preset,
    radius,
    fonts,
    colors: Object.fromEntries(THEME_COLORS.flatMap((name) => (colors[name] ? [[name, colors[name]]] : []))),
    layout: Object.fromEntries(chosen),
  };
}
