import type { Metadata } from "next";
import { ContentPage, contentMetadata } from "@/components/content/content-page";
import { PLACEHOLDER } from "@/server/placeholder";
import type { ShopParams } from "@/server/shop";

interface Props {
  params: Promise<ShopParams & { slug: string }>;
}

/** Pages are rendered on their first request. */
export const generateStaticParams = () => [{ slug: PLACEHOLDER }];

/** Returns the metadata of the page. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, ...where } = await params;
  return contentMetadata(where, decodeURIComponent(slug));
}

/** Renders a content page of the shop. */
export default async function Page({ params }: Props) {
  const { slug, ...where } = await params;
  return <ContentPage where={where} slug={decodeURIComponent(slug)} />;
}
