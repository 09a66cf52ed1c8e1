import { type PostView, PUBLIC_PATHS } from "@tandem/contracts";
import { richTextHtml } from "../../sync/content/rich-text-html";
import { publicEndpoint } from "../public-endpoint";
import { published } from "../published";
import { picture, seoView } from "./media";

/** Returns published articles, newest first; with `?slug=` only that one. */
export const posts = publicEndpoint(PUBLIC_PATHS.posts, async (reading) => {
  const slug = reading.query.get("slug");
  const { docs, targets } = await published(reading, "posts", {
    sort: "-publishedAt",
    ...(slug === null ? {} : { where: { slug: { equals: slug } } }),
  });
  const items = docs.map(
    (doc): PostView => ({
      id: doc.id,
      slug: doc.slug,
      title: doc.title,
      excerpt: doc.excerpt ?? null,
      html: richTextHtml(doc.content, targets, reading.languages) ?? "",
      cover: picture(doc.cover, targets, reading.languages),
      published_at: doc.publishedAt ?? null,
      seo: seoView(doc.seo, targets),
    }),
  );
  return { items };
});
