import { LANGUAGE_TAG } from "@tandem/catalog/money";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Picture } from "@/components/picture";
import { RichHtml } from "@/components/rich-html";
import { Unavailable } from "@/components/unavailable";
import { alternates } from "@/server/addresses";
import { PLACEHOLDER } from "@/server/placeholder";
import { postsOf } from "@/server/reads";
import { searchTexts } from "@/server/search-texts";
import { type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams & { slug: string }>;
}

/** Posts are rendered on their first request. */
export const generateStaticParams = () => [{ slug: PLACEHOLDER }];

async function postOf(where: ShopParams, slug: string) {
  const posts = await postsOf(where);
  if (posts === "unavailable") return posts;
  return posts.find((post) => post.slug === decodeURIComponent(slug));
}

/** Returns the metadata of the post. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, ...where } = await params;
  const { tenant, locale } = await shopOf(where);
  const post = await postOf(where, slug);
  if (post === undefined || post === "unavailable") return {};
  return {
    ...searchTexts(post.seo, { title: post.title, summary: post.excerpt }),
    alternates: alternates(tenant, locale, `/blog/${post.slug}`),
  };
}

/** Renders one post. */
export default async function PostPage({ params }: Props) {
  const { slug, ...where } = await params;
  const shop = await shopOf(where);
  const post = await postOf(where, slug);
  if (post === "unavailable") return <Unavailable shop={shop} />;
  if (post === undefined) notFound();
  const { t } = speak(shop);
  const date = post.published_at === null ? null : new Date(post.published_at);
  return (
    <article className="shell max-w-4xl! pb-16">
      <Breadcrumbs
        trail={[
          { name: t("blog"), path: "/blog" },
          { name: post.title, path: `/blog/${post.slug}` },
        ]}
        shop={shop}
      />
      <h1 className="title-1 pt-2">{post.title}</h1>
      {date === null ? null : (
        <p className="mt-4 text-quiet">
          <time dateTime={date.toISOString()}>
            {new Intl.DateTimeFormat(LANGUAGE_TAG[shop.locale], {
              dateStyle: "long",
              timeZone: "UTC",
            }).format(date)}
          </time>
        </p>
      )}
      <Picture
        media={post.cover}
        alt=""
        first
        sizes="(min-width: 1024px) 56rem, 100vw"
        className="my-8 aspect-[3/2]"
      />
      <RichHtml className="rich text-lg" html={post.html} />
    </article>
  );
}
