import type { PageBlock } from "@tandem/contracts";
import { inner } from "@/components/layout/header";
import { Picture } from "@/components/picture";
import { ProductShelf } from "@/components/product/product-shelf";
import { RichHtml } from "@/components/rich-html";
import { shelfOf } from "@/server/reads";
import { type Shop, type ShopParams, speak } from "@/server/shop";

type BlockOf<T extends PageBlock["type"]> = Extract<PageBlock, { type: T }>;

async function Featured({
  block,
  id,
  params,
  shop,
}: {
  block: BlockOf<"featured-products">;
  id: string;
  params: ShopParams;
  shop: Shop;
}) {
  const { t } = speak(shop);
  const items = await shelfOf(params, { ids: block.products });
  return <ProductShelf id={id} heading={block.heading ?? t("featured")} products={items} shop={shop} />;
}

function Questions({ block }: { block: BlockOf<"faq"> }) {
  return (
    <section className="shell max-w-3xl! py-6">
      {block.heading === null ? null : <h2 className="title-2 mb-5">{block.heading}</h2>}
      {block.items.map(({ question, answer_html }) => (
        <details key={question} className="border-b border-line first-of-type:border-t">
          <summary className="flex min-h-14 items-center justify-between gap-4 py-3 font-semibold">
            {question}
            <span aria-hidden="true">+</span>
          </summary>
          <RichHtml className="rich pb-5 text-quiet" html={answer_html} />
        </details>
      ))}
    </section>
  );
}

function CallToAction({ block, shop }: { block: BlockOf<"call-to-action">; shop: Shop }) {
  const { to } = speak(shop);
  return (
    <section className="my-8 bg-primary text-on-primary">
      <div className="shell section text-center">
        <h2 className="title-2">{block.heading}</h2>
        {block.text === null ? null : <p className="mx-auto mt-4 max-w-xl">{block.text}</p>}
        <div className="mt-7 flex flex-wrap justify-center gap-3">
          {block.links.map(({ label, href }) => (
            <a
              key={href}
              href={inner(href, to)}
              className="button border-current! bg-on-primary text-primary"
            >
              {label}
            </a>
          ))}
        </div>
      </div>
    </section>
  );
}

interface BlocksProps {
  blocks: readonly PageBlock[];
  params: ShopParams;
  shop: Shop;
}

/** Renders the blocks of a content page, in order. */
export function Blocks({ blocks, params, shop }: BlocksProps) {
  return blocks.map((block, index) => {
    const id = `block-${index}`;
    switch (block.type) {
      case "rich-text":
        return <RichHtml key={id} className="shell rich max-w-3xl! py-5" html={block.html} />;
      case "image":
        return (
          <figure key={id} className="shell max-w-5xl! py-6">
            <Picture media={block.image} sizes="(min-width: 1024px) 60rem, 100vw" className="aspect-[3/2]" />
            {block.caption === null ? null : (
              <figcaption className="mt-2 text-sm text-quiet">{block.caption}</figcaption>
            )}
          </figure>
        );
      case "featured-products":
        return <Featured key={id} id={id} block={block} params={params} shop={shop} />;
      case "call-to-action":
        return <CallToAction key={id} block={block} shop={shop} />;
      case "faq":
        return <Questions key={id} block={block} />;
      default:
        return block satisfies never;
    }
  });
}
