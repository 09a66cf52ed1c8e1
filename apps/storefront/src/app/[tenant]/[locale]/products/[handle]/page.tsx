import type { Product } from "@tandem/catalog";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { Breadcrumbs, type Crumb } from "@/components/breadcrumbs";
import { Gallery } from "@/components/product/gallery";
import { LiveStock, StockLine } from "@/components/product/live-stock";
import { ProductData } from "@/components/product/product-data";
import { ProductDetails } from "@/components/product/product-details";
import { ProductShelf } from "@/components/product/product-shelf";
import { purchaseModel } from "@/components/product/purchase";
import { PurchaseForm } from "@/components/product/purchase-form";
import { RichHtml } from "@/components/rich-html";
import { Unavailable } from "@/components/unavailable";
import { alternates } from "@/server/addresses";
import { PLACEHOLDER } from "@/server/placeholder";
import { categoryOf, productOf, shelfOf } from "@/server/reads";
import { searchTexts, snippetOf } from "@/server/search-texts";
import { type Shop, type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams & { handle: string }>;
}

/** Products are rendered on their first request. */
export const generateStaticParams = () => [{ handle: PLACEHOLDER }];

/** Returns the metadata of the product. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle, ...where } = await params;
  const { tenant, locale } = await shopOf(where);
  const product = await productOf(where, decodeURIComponent(handle));
  if (product === null || product === "unavailable") return {};
  const { content, commerce } = product;
  const texts = searchTexts(content.seo, { title: content.title, summary: snippetOf(content.text) });
  const picture = content.seo.image ?? content.gallery[0]?.url;
  return {
    ...texts,
    ...(content.seo.keywords.length === 0 ? {} : { keywords: [...content.seo.keywords] }),
    alternates: alternates(tenant, locale, `/products/${commerce.handle}`),
    openGraph: { title: texts.title, ...(picture === undefined ? {} : { images: [{ url: picture }] }) },
  };
}

async function trailOf(params: ShopParams, product: Product): Promise<Crumb[]> {
  const own = product.commerce.categories.at(-1);
  const found = own === undefined ? null : await categoryOf(params, own.handle);
  const above = found === null || found === "unavailable" ? [] : [...found.ancestors, found.category];
  return [
    ...above.map(({ commerce }) => ({ name: commerce.name, path: `/categories/${commerce.handle}` })),
    { name: product.content.title, path: `/products/${product.commerce.handle}` },
  ];
}

async function relatedTo(params: ShopParams, product: Product): Promise<Product[]> {
  const category = product.commerce.categories.at(-1)?.id;
  const items = await shelfOf(params, {
    pageSize: 5,
    ...(category === undefined ? {} : { category }),
  });
  return items.filter(({ commerce }) => commerce.id !== product.commerce.id).slice(0, 4);
}

function Story({ product, shop }: { product: Product; shop: Shop }) {
  const { t } = speak(shop);
  const { html, text } = product.content;
  if (html === null && text === null) return null;
  return (
    <section aria-labelledby="story" className="mt-9 border-t border-line pt-7">
      <h2 id="story" className="sr-only">
        {t("description")}
      </h2>
      {html === null ? (
        <p className="rich whitespace-pre-line">{text}</p>
      ) : (
        <RichHtml className="rich" html={html} />
      )}
    </section>
  );
}

/** Renders a product: images, price, options and description. */
export default async function ProductPage({ params }: Props) {
  const { handle, ...where } = await params;
  const shop = await shopOf(where);
  const product = await productOf(where, decodeURIComponent(handle));
  if (product === "unavailable") return <Unavailable shop={shop} />;
  if (product === null) notFound();
  const { t } = speak(shop);
  const { content } = product;
  const [trail, related] = await Promise.all([trailOf(where, product), relatedTo(where, product)]);
  return (
    <>
      <div className="shell">
        <Breadcrumbs trail={trail} shop={shop} />
        <div className="grid gap-7 pb-10 lg:grid-cols-[1.15fr_1fr] lg:gap-14 lg:pb-16">
          <Gallery pictures={content.gallery} title={content.title} shop={shop} />
          <div className="lg:sticky lg:top-8 lg:self-start">
            <h1 className="title-2">{content.title}</h1>
            {content.subtitle === null ? null : <p className="mt-2 text-lg text-quiet">{content.subtitle}</p>}
            <div className="mt-4 min-h-6">
              <Suspense fallback={<StockLine product={product} shop={shop} />}>
                <LiveStock product={product} shop={shop} />
              </Suspense>
            </div>
            <PurchaseForm key={product.commerce.id} model={purchaseModel(product, shop)} />
            <Story product={product} shop={shop} />
            <ProductDetails product={product} shop={shop} />
          </div>
        </div>
      </div>
      <ProductShelf id="related" heading={t("related")} products={related} shop={shop} />
      <ProductData product={product} shop={shop} />
    </>
  );
}
