import type { Locale } from "@tandem/contracts";
import type { Where } from "payload";
import { upsertLocalised } from "../starter-content/upsert-localised";
import type { BrandContent } from "./brand-content";
import { linkIn, type SeedContext } from "./context";

const PUBLISHED = { _status: "published" } as const;

/** Seeds the content documents of one brand. */
export async function seedContent(context: SeedContext): Promise<void> {
  await seedSite(context);
  await seedHeroes(context);
  for (const page of context.content.pages) await seedPage(context, page);
  for (const post of context.content.posts) {
    await upsertLocalised(
      context.payload,
      "posts",
      own(context, { slug: { equals: post.slug } }),
      (locale) => ({
        ...PUBLISHED,
        tenant: context.tenant.id,
        slug: post.slug,
        publishedAt: post.publishedAt,
        title: post.title[locale],
        excerpt: post.excerpt[locale],
        content: context.toRichText(post.html[locale]),
        cover: context.heroPictures.at(-1) ?? null,
        seo: { description: post.excerpt[locale] },
      }),
    );
  }
  for (const { text, href } of context.content.announcements) {
    await upsertLocalised(
      context.payload,
      "announcements",
      own(context, { href: href === null ? { exists: false } : { equals: href } }),
      (locale) => ({
        ...PUBLISHED,
        tenant: context.tenant.id,
        text: text[locale],
        href,
      }),
    );
  }
}

const own = ({ tenant }: SeedContext, where?: Where): Where => ({
  and: [{ tenant: { equals: tenant.id } }, ...(where === undefined ? [] : [where])],
});

async function seedSite(context: SeedContext): Promise<void> {
  const { payload, content, tenant } = context;
  await upsertLocalised(payload, "site-settings", own(context), (locale) => ({
    tenant: tenant.id,
    tagline: content.site.tagline[locale],
    footerNote: content.site.footerNote[locale],
    seoDescription: content.site.seoDescription[locale],
    social: content.site.social,
  }));
  await upsertLocalised(payload, "navigation", own(context), (locale) => ({
    tenant: tenant.id,
    header: content.header.map((entry) => ({
      ...linkIn(locale)(entry),
      children: (entry.children ?? []).map(linkIn(locale)),
    })),
    footer: content.footer.map(({ heading, items }) => ({
      heading: heading[locale],
      items: items.map(linkIn(locale)),
    })),
  }));
}

async function seedHeroes(context: SeedContext): Promise<void> {
  const { payload, content, tenant, heroPictures } = context;
  const { docs: products } = await payload.find({
    collection: "products",
    where: own(context, { _status: { equals: "published" } }),
    sort: "createdAt",
    limit: 4,
    depth: 0,
    overrideAccess: true,
  });
  const featured = products.map(({ id }) => id);
  for (const [rank, hero] of content.heroes.entries()) {
    const { id } = await upsertLocalised(
      payload,
      "hero-sections",
      own(context, { rank: { equals: rank } }),
      (locale) => ({
        ...PUBLISHED,
        tenant: tenant.id,
        rank,
        layout: hero.layout,
        eyebrow: hero.eyebrow[locale],
        heading: hero.heading[locale],
        text: hero.text[locale],
        image: heroPictures[rank] ?? heroPictures[0] ?? null,
        links: hero.links.map(linkIn(locale)),
        featured: rank === 0 ? featured : [],
      }),
    );
    const stored = await payload.findByID({
      collection: "hero-sections",
      id,
      depth: 0,
      overrideAccess: true,
    });
    if (rank === 0 && featured.length > 0 && (stored.featured ?? []).length === 0) {
      await payload.update({
        collection: "hero-sections",
        id,
        data: { ...PUBLISHED, featured },
        overrideAccess: true,
      });
    }
  }
}

async function seedPage(context: SeedContext, page: BrandContent["pages"][number]): Promise<void> {
  const { payload, tenant, toRichText } = context;
  const questions: string[] = [];
  for (const [rank, { question, answer }] of (page.faq?.questions ?? []).entries()) {
    const where = own(context, { question: { equals: question.en } });
    const { id } = await upsertLocalised(payload, "faqs", where, (locale) => ({
      ...PUBLISHED,
      tenant: tenant.id,
      rank,
      question: question[locale],
      answer: toRichText(answer[locale]),
    }));
    questions.push(id);
  }
  const blocks = (locale: Locale) => [
    { blockType: "rich-text", content: toRichText(page.html[locale]) },
    ...(page.faq === undefined
      ? []
      : [{ blockType: "faq", heading: page.faq.heading[locale], items: questions }]),
    ...(page.callToAction === undefined
      ? []
      : [
          {
            blockType: "call-to-action",
            heading: page.callToAction.heading[locale],
            text: page.callToAction.text[locale],
            links: page.callToAction.links.map(linkIn(locale)),
          },
        ]),
  ];
  await upsertLocalised(payload, "pages", own(context, { slug: { equals: page.slug } }), (locale) => ({
    ...PUBLISHED,
    tenant: tenant.id,
    slug: page.slug,
    title: page.title[locale],
    blocks: blocks(locale),
    seo: { description: page.seoDescription[locale] },
  }));
}
