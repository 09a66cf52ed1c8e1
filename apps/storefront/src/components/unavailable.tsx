import { type Shop, speak } from "@/server/shop";

/** Renders a notice in place of a page whose backend is unavailable and of which no copy is kept. */
export function Unavailable({ shop }: { shop: Shop }) {
  const { t } = speak(shop);
  return (
    <div role="alert" className="shell section text-center">
      <meta name="robots" content="noindex" />
      <h1 className="title-2">{t("failed")}</h1>
      <p className="mx-auto mt-4 max-w-md text-quiet">{t("failedText")}</p>
      <a href="?" className="button mt-8">
        {t("tryAgain")}
      </a>
    </div>
  );
}
