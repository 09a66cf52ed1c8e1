import type { Metadata } from "next";
import { CartView } from "@/components/cart/cart-view";
import { type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The page waits for the cart instead of streaming it in: it has to show without JavaScript too. */
export const instant = false;

/** Returns the metadata, which keeps carts out of search engines. */
export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { t } = speak(await shopOf(await params));
  return { title: t("cartTitle"), robots: { index: false } };
}

/** Renders the shopper's cart. */
export default async function CartPage({ params, searchParams }: Props) {
  const shop = await shopOf(await params);
  const { t } = speak(shop);
  return (
    <div className="shell pb-16 pt-8 lg:pt-12">
      <h1 className="title-1 mb-8">{t("cartTitle")}</h1>
      <CartView shop={shop} searchParams={searchParams} />
    </div>
  );
}
