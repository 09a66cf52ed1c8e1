import { AppError, type PageBlock, type PageView, PUBLIC_PATHS, safeHref } from "@tandem/contracts";
import type { Faq, Page } from "../../payload-types";
import type { LinkTargets } from "../../sync/content/link-targets";
import { richTextHtml } from "../../sync/content/rich-text-html";
import { referencedId } from "../../tenancy/reference";
import { medusaIds } from "../medusa-ids";
import { publicEndpoint, type Reading } from "../public-endpoint";
import { published } from "../published";
import { picture, seoView } from "./media";

type Block = NonNullable<Page["blocks"]>[number];
interface Parts {
  reading: Reading;
  targets: LinkTargets;
  productIds: (ids: readonly unknown[] | null | undefined) => string[];
  faqs: ReadonlyMap<string, { faq: Faq; targets: LinkTargets }>;
}

/** Returns one published page by its slug. */
export const page = publicEndpoint(PUBLIC_PATHS.page, async (reading): Promise<PageView> => {
  const { docs, targets } = await published(reading, "pages", {
    where: { slug: { equals: String(reading.req.routeParams?.slug ?? "") } },
    limit: 1,
  });
  const [doc] = docs;
  if (doc === undefined) throw new AppError("not_found", "The page was not found.");
  const blocks = doc.blocks ?? [];
  const parts: Parts = {
    reading,
    targets,
    productIds: await medusaIds(
      reading.req.payload,
      blocks.flatMap((block) => (block.blockType === "featured-products" ? block.products : [])),
    ),
    faqs: await answers(reading, blocks),
  };
  return {
    id: doc.id,
    slug: doc.slug,
    title: doc.title,
    blocks: blocks.flatMap((block) => blockView(block, parts)),
    seo: seoView(doc.seo, targets),
    updated_at: doc.updatedAt,
  };
});

async function answers(reading: Reading, blocks: readonly Block[]): Promise<Parts["faqs"]> {
  const ids = blocks.flatMap((block) =>
    block.blockType === "faq" ? block.items.flatMap((item) => referencedId(item) ?? []) : [],
  );
  if (ids.length === 0) return new Map();
  const { docs, targets } = await published(reading, "faqs", { where: { id: { in: ids } } });
  return new Map(docs.map((faq) => [faq.id, { faq, targets }]));
}

function blockView(block: Block, { reading, targets, productIds, faqs }: Parts): PageBlock[] {
  switch (block.blockType) {
    case "rich-text": {
      const html = richTextHtml(block.content, targets, reading.languages);
      return html === null ? [] : [{ type: "rich-text", html }];
    }
    case "image": {
      const image = picture(block.image, targets, reading.languages);
      return image === null ? [] : [{ type: "image", image, caption: block.caption ?? null }];
    }
    case "featured-products":
      return [
        { type: "featured-products", heading: block.heading ?? null, products: productIds(block.products) },
      ];
    case "call-to-action":
      return [
        {
          type: "call-to-action",
          heading: block.heading,
          text: block.text ?? null,
          links: (block.links ?? []).map(({ label, href }) => ({ label, href: safeHref(href) })),
        },
      ];
    case "faq": {
      const items = block.items.flatMap((item) => {
        const known = faqs.get(referencedId(item) ?? "");
        if (known === undefined) return [];
        const answer = richTextHtml(known.faq.answer, known.targets, reading.languages);
        return [{ question: known.faq.question, answer_html: answer ?? "" }];
      });
      return [{ type: "faq", heading: block.heading ?? null, items }];
    }
    default:
      return block satisfies never;
  }
}
