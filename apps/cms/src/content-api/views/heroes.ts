import { type HeroView, PUBLIC_PATHS, safeHref } from "@tandem/contracts";
import { medusaIds } from "../medusa-ids";
import { publicEndpoint } from "../public-endpoint";
import { published } from "../published";
import { picture } from "./media";

/** Returns the hero sections of the home page by rank. */
export const heroes = publicEndpoint(PUBLIC_PATHS.heroSections, async (reading) => {
  const { docs, targets } = await published(reading, "hero-sections", { sort: "rank" });
  const featured = await medusaIds(
    reading.req.payload,
    docs.flatMap((doc) => doc.featured ?? []),
  );
  const items = docs.map(
    (doc): HeroView => ({
      id: doc.id,
      eyebrow: doc.eyebrow ?? null,
      heading: doc.heading,
      text: doc.text ?? null,
      image: picture(doc.image, targets, reading.languages),
      layout: doc.layout,
      links: (doc.links ?? []).map(({ label, href }) => ({ label, href: safeHref(href) })),
      featured: featured(doc.featured),
    }),
  );
  return { items };
});
