import type { Product } from "@tandem/catalog";
import { type Shop, speak } from "@/server/shop";

/** Renders the details of a product: type, SKUs and tags. */
export function ProductDetails({ product, shop }: { product: Product; shop: Shop }) {
  const { t } = speak(shop);
  const { type, tags, variants } = product.commerce;
  const articles = variants.flatMap(({ sku }) => sku ?? []);
  const facts = [
    { name: t("type"), value: type },
    { name: t("sku"), value: articles.length === 0 ? null : articles.slice(0, 6).join(", ") },
    { name: t("tags"), value: tags.length === 0 ? null : tags.join(", ") },
  ].filter(({ value }) => value !== null);
  if (facts.length === 0) return null;
  return (
    <details className="mt-7 border-y border-line">
      <summary className="flex min-h-12 items-center justify-between font-semibold">
        {t("details")}
        <span aria-hidden="true">+</span>
      </summary>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 pb-5 text-[0.95rem]">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
