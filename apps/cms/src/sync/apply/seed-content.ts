import { seoStateSchema } from "@tandem/contracts";
import type { PoolClient } from "pg";
import { z } from "zod";
import { type ExternalMedia, ensureExternalMedia } from "../../documents/external-media";
import { fill } from "../../documents/fill";
import { textToHtml } from "../content/html-to-lexical";
import type { Homed } from "./claim";

/** Content that the product had in Medusa when it was created; unusable parts are ignored. */
const seedSchema = z.object({
  html: z.string().nullish().catch(null),
  text: z.string().nullish().catch(null),
  seo: seoStateSchema.partial().nullish().catch(null),
  images: z.array(z.object({ url: z.url({ protocol: /^https?$/ }), alt: z.string().nullish() })).catch([]),
});
type Seeded = Pick<Homed, "home" | "id" | "tenant"> & z.infer<typeof seedSchema>;

/** Media that has yet to be fetched. */
export interface PendingMedia {
  tenant: string;
  mediaId: string;
  url: string;
}

/** Prefills new drafts with the content their products were created with; nothing is published. */
export async function seedContent(
  client: PoolClient,
  items: readonly Homed[],
  toRichText: (html: string) => unknown,
): Promise<PendingMedia[]> {
  const seeded = items.flatMap(({ home, id, tenant, seed }): Seeded[] => {
    const { success, data } = seedSchema.safeParse(seed);
    return success ? [{ home, id, tenant, ...data }] : [];
  });
  const media = await mediaOf(client, seeded);
  await fill(
    client,
    seeded.map(({ home, id, html, text, seo, images }) => {
      const source = html ?? (text ? textToHtml(text) : null);
      const found = images.flatMap(({ url }) => media.get(home)?.get(url)?.id ?? []);
      return {
        home,
        id,
        locale: "en",
        description: source === null ? null : toRichText(source),
        seo_title: seo?.title ?? null,
        seo_description: seo?.description ?? null,
        keywords: [],
        media: [...new Set(found)],
      };
    }),
  );
  const tenants = new Map(seeded.map(({ home, tenant }) => [home, tenant]));
  return [...tenants].flatMap(([home, tenant]) =>
    [...(media.get(home)?.values() ?? [])].flatMap(({ id, source, state }) =>
      state === "external" ? [{ tenant, mediaId: id, url: source }] : [],
    ),
  );
}

/** Returns media by tenant and source URL; one statement per tenant. */
async function mediaOf(
  client: PoolClient,
  seeded: readonly Seeded[],
): Promise<Map<string, Map<string, ExternalMedia>>> {
  const media = new Map<string, Map<string, ExternalMedia>>();
  for (const home of new Set(seeded.map((each) => each.home))) {
    const pictures = seeded
      .filter((each) => each.home === home)
      .flatMap(({ images }) => images.map(({ url, alt }) => ({ source: url, alt: alt ?? null })));
    const found = await ensureExternalMedia(client, home, pictures);
    media.set(home, new Map(found.map((each) => [each.source, each])));
  }
  return media;
}
