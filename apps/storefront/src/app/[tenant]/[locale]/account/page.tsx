import type { Metadata } from "next";
import { AccountView } from "@/components/account/account-view";
import { type ShopParams, shopOf, speak } from "@/server/shop";

interface Props {
  params: Promise<ShopParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The page waits for the account instead of streaming it in: it has to show without JavaScript too. */
export const instant = false;

/** Returns the metadata, which keeps accounts out of search engines. */
export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { t } = speak(await shopOf(await params));
  return { title: t("account"), robots: { index: false } };
}

/** Renders the shopper's account in this shop. */
export default async function AccountPage({ params, searchParams }: Props) {
  const shop = await shopOf(await params);
  return (
    <div className="shell pb-16 pt-8 lg:pt-12">
      <AccountView shop={shop} searchParams={searchParams} />
    </div>
  );
}
