import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Unavailable } from "@/components/unavailable";
import { alternates } from "@/server/addresses";
import { pageOf } from "@/server/reads";
import { searchTexts } from "@/server/search-texts";
import { type ShopParams, shopOf } from "@/server/shop";
import { Blocks } from "./blocks";

/** Returns the metadata of a content page. */
export async function contentMetadata(where: ShopParams, slug: string): Promise<Metadata> {
  const { tenant, locale } = await shopOf(where);
  const page = await pageOf(where, slug);
  if (page === null || page === "unavailable") return {};
  return {
    ...searchTexts(page.seo, { title: page.title, summary: null }),
    alternates: alternates(tenant, locale, `/${page.slug}`),
  };
}

/** Renders a page that an editor composed of blocks. */
export async function ContentPage({ where, slug }: { where: ShopParams; slug: string }) {
  const shop = await shopOf(where);
  const page = await pageOf(where, slug);
  if (page === "unavailable") return <Unavailable shop={shop} />;
  if (page === null) notFound();
  return (
    <article className="pb-14">
      <div className="shell max-w-3xl!">
        <Breadcrumbs trail={[{ name: page.title, path: `/${page.slug}` }]} shop={shop} />
        <h1 className="title-1 py-6">{page.title}</h1>
      </div>
      <Blocks blocks={page.blocks} params={where} shop={shop} />
    </article>
  );
}
