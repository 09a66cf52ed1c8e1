import type { Metadata, Viewport } from "next";
import { type ReactNode, Suspense } from "react";
import "@/app/globals.css";
import { LANGUAGE_TAG } from "@tandem/catalog/money";
import { AnnouncementBar } from "@/components/layout/announcement-bar";
import { Footer } from "@/components/layout/footer";
import { Header } from "@/components/layout/header";
import { LastKnown } from "@/components/layout/last-known";
import { shopUrl } from "@/server/addresses";
import { HIDE_BROKEN_IMAGES } from "@/server/content-security-policy";
import { PLACEHOLDER } from "@/server/placeholder";
import { type Shop, type ShopParams, shopOf, speak } from "@/server/shop";
import { layoutOf, themeStyle } from "@/theme/theme";

interface Props {
  params: Promise<ShopParams>;
  children: ReactNode;
}

/** Shops are unknown at build time; each is rendered on its first request. */
export const generateStaticParams = () => [{ tenant: PLACEHOLDER, locale: "en" }];

/** Returns the icon of the browser tab: the shop's initial on its colour. */
function iconOf({ name, theme }: Pick<Shop["tenant"], "name" | "theme">): string {
  const style = themeStyle({ theme });
  const [ground, ink] = [style["--shop-primary"], style["--shop-on-primary"]];
  const initial = encodeURIComponent([...name][0] ?? "");
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7' fill='${ground}'/><text x='16' y='23' font-family='sans-serif' font-weight='700' font-size='20' text-anchor='middle' fill='${ink}'>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}${initial}${encodeURIComponent("</text></svg>")}`;
}

/** Returns the metadata that all pages of a shop share, such as its name and URL. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shop = await shopOf(await params);
  const tagline = shop.tenant.settings.seo_description ?? shop.tenant.settings.tagline;
  return {
    metadataBase: new URL(shopUrl(shop.tenant)),
    title: { default: shop.tenant.name, template: `%s · ${shop.tenant.name}` },
    ...(typeof tagline === "string" ? { description: tagline } : {}),
    icons: { icon: iconOf(shop.tenant) },
    openGraph: { siteName: shop.tenant.name, locale: LANGUAGE_TAG[shop.locale], type: "website" },
  };
}

/** Returns the viewport, which gives the browser's own frame the shop's colour. */
export async function generateViewport({ params }: Props): Promise<Viewport> {
  const { tenant } = await shopOf(await params);
  const color = tenant.theme?.colors.background;
  return { width: "device-width", initialScale: 1, ...(color === undefined ? {} : { themeColor: color }) };
}

/** Renders the layout of every page of a shop in its theme. */
export default async function ShopLayout({ params, children }: Props) {
  const where = await params;
  const shop = await shopOf(where);
  const { t } = speak(shop);
  const layout = layoutOf(shop.tenant);
  return (
    <html
      lang={LANGUAGE_TAG[shop.locale]}
      style={themeStyle(shop.tenant)}
      data-header={layout.header}
      data-hero={layout.hero}
      data-cards={layout.cards}
      data-density={layout.density}
    >
      <body>
        <script dangerouslySetInnerHTML={{ __html: HIDE_BROKEN_IMAGES }} />
        <a
          href="#content"
          className="sr-only z-50 bg-primary text-on-primary focus:not-sr-only focus:fixed focus:left-3 focus:top-3 focus:px-4 focus:py-3"
        >
          {t("skip")}
        </a>
        <Suspense fallback={null}>
          <LastKnown shop={shop} />
        </Suspense>
        <AnnouncementBar params={where} shop={shop} />
        <Header params={where} shop={shop} />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <Footer params={where} shop={shop} />
      </body>
    </html>
  );
}
