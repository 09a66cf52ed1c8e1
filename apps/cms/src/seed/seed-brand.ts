import { readdir } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@tandem/contracts";
import type { Payload, Where } from "payload";
import type { Tenant } from "../payload-types";
import { createHtmlToLexical } from "../sync/content/html-to-lexical";
import type { BrandContent, Texts } from "./brand-content";
import { northbeam } from "./brands/northbeam";
import { saffron } from "./brands/saffron";
import { seedContent } from "./seed-content";
import type { SeedSpec } from "./spec";

const CONTENT: Readonly<Record<string, BrandContent>> = { saffron, northbeam };
const PICTURE = /^hero.*\.(webp|png|jpe?g)$/i;

/** Seeds one demo brand: domains, theme, images and content in three languages. Idempotent. */
export async function seedBrand(
  payload: Payload,
  brand: SeedSpec["brands"][number],
  tenants: ReadonlyMap<string, Tenant>,
): Promise<void> {
  const tenant = tenants.get(brand.slug);
  if (tenant === undefined) throw new AppError("not_found", `There is no tenant "${brand.slug}".`);
  const content = CONTENT[brand.slug];
  if (content === undefined) {
    await payload.update({
      collection: "tenants",
      id: tenant.id,
      data: { domains: brand.domains },
      overrideAccess: true,
    });
    return;
  }
  const files =
    brand.images === undefined
      ? []
      : (await readdir(brand.images)).filter((name) => PICTURE.test(name)).sort();
  const heroPictures: string[] = [];
  for (const [index, name] of files.entries()) {
    const alt = content.heroes[index % content.heroes.length]?.imageAlt ?? content.logoAlt;
    heroPictures.push(await seedPicture(payload, tenant, path.join(brand.images ?? "", name), alt));
  }
  const logo =
    brand.logo === undefined ? null : await seedPicture(payload, tenant, brand.logo, content.logoAlt);
  if (!tenant.theme?.preset) {
    const { theme, contact, locales, defaultLocale, settings } = content;
    const data = {
      theme,
      contact,
      locales,
      defaultLocale,
      settings,
      domains: brand.domains,
      ...(logo === null ? {} : { logo }),
    };
    await payload.update({ collection: "tenants", id: tenant.id, data, overrideAccess: true });
  }
  await seedContent({
    payload,
    tenant,
    content,
    toRichText: await createHtmlToLexical(payload),
    heroPictures,
  });
}

async function seedPicture(payload: Payload, tenant: Tenant, file: string, alt: Texts): Promise<string> {
  const sourceUrl = `demo:${path.basename(file)}`;
  const where: Where = { and: [{ tenant: { equals: tenant.id } }, { sourceUrl: { equals: sourceUrl } }] };
  const { docs } = await payload.find({
    collection: "media",
    where,
    limit: 1,
    depth: 0,
    overrideAccess: true,
  });
  if (docs[0] !== undefined) return docs[0].id;
  const media = await payload.create({
    collection: "media",
    filePath: file,
    locale: "en",
    overrideAccess: true,
    data: { tenant: tenant.id, alt: alt.en, sourceUrl, fetchState: "stored" },
  });
  for (const locale of ["ru", "uz"] as const) {
    await payload.update({
      collection: "media",
      id: media.id,
      locale,
      data: { alt: alt[locale] },
      overrideAccess: true,
    });
  }
  return media.id;
}
