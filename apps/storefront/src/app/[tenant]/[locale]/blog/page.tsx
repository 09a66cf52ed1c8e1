import type { Metadata } from "next";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Picture } from "@/components/picture";
import { Unavailable } from "@/components/unavailable";
import { alternates } from "@/server/addresses";
import { postsOf } from "@/server/reads";
import { type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams>;
}

/** Returns the title and the URLs of the journal. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shop = await shopOf(await params);
  const { t } = speak(shop);
  return { title: t("blog"), alternates: alternates(shop.tenant, shop.locale, "/blog") };
}

/** Renders all posts, newest first. */
export default async function BlogPage({ params }: Props) {
  const where = await params;
  const shop = await shopOf(where);
  const { t, to } = speak(shop);
  const posts = await postsOf(where);
  if (posts === "unavailable") return <Unavailable shop={shop} />;
  return (
    <div className="shell pb-16">
      <Breadcrumbs trail={[{ name: t("blog"), path: "/blog" }]} shop={shop} />
      <h1 className="title-1 pt-2">{t("blog")}</h1>
      <p className="mt-3 text-lg text-quiet">{posts.length === 0 ? t("nothingHere") : t("blogText")}</p>
      <ul className="mt-9 grid gap-x-6 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
        {posts.map((post, index) => (
          <li key={post.id} className="relative">
            <Picture
              media={post.cover}
              alt=""
              first={index === 0}
              sizes="(min-width: 1024px) 31vw, (min-width: 640px) 46vw, 100vw"
              widest={960}
              className="aspect-[3/2]"
            />
            <h2 className="title-3 mt-4">
              <a href={to(`/blog/${post.slug}`)} className="after:absolute after:inset-0">
                {post.title}
              </a>
            </h2>
            {post.excerpt === null ? null : <p className="mt-2 line-clamp-3 text-quiet">{post.excerpt}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
