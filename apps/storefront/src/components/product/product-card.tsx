import type { Product } from "@tandem/catalog";
import { Picture } from "@/components/picture";
import { formatPercent } from "@/i18n/percent";
import { type Shop, speak } from "@/server/shop";
import { PriceTag } from "./price-tag";

interface ProductCardProps {
  product: Product;
  shop: Shop;
  /** The `sizes` attribute of its image. */
  sizes?: string;
  first?: boolean;
}

const GRID_SIZES = "(min-width: 1024px) 22vw, (min-width: 640px) 31vw, 46vw";

/** The smallest reduction that does not round to 0 %. */
const SHOWN_REDUCTION = 0.005;

/** Returns the largest reduction among the variants, from 0 to 1; null when none would be shown as 1 % or more. */
function reduction({ commerce }: Product): number | null {
  const shares = commerce.variants.flatMap(({ price }) =>
    price === null || price.before === null ? [] : [1 - price.amount / price.before],
  );
  const largest = Math.max(0, ...shares);
  return largest < SHOWN_REDUCTION ? null : largest;
}

/** Renders a product in a list. */
export function ProductCard({ product, shop, sizes = GRID_SIZES, first = false }: ProductCardProps) {
  const { t, to } = speak(shop);
  const { commerce, content } = product;
  const off = reduction(product);
  const badge = !commerce.purchasable
    ? t("soldOut")
    : off === null
      ? null
      : `−${formatPercent(off, shop.locale)}`;
  return (
    <article className="group relative flex h-full flex-col sharp:rounded-shop sharp:border sharp:border-line sharp:bg-surface">
      <Picture
        media={content.gallery[0]}
        alt=""
        sizes={sizes}
        first={first}
        widest={960}
        label={t("noPicture")}
        className="aspect-[4/5] [&>img]:transition-transform [&>img]:duration-500 group-hover:[&>img]:scale-[1.03] sharp:aspect-square sharp:rounded-b-none sharp:border-b sharp:border-line"
      />
      {badge === null ? null : (
        <span className="absolute left-3 top-3 rounded-full bg-ground px-2.5 py-1 text-xs font-semibold text-ink sharp:rounded-none sharp:bg-primary sharp:text-on-primary">
          {badge}
        </span>
      )}
      <div className="flex flex-1 flex-col gap-1 pt-3.5 sharp:p-3.5">
        <h3 className="font-body! text-[0.98rem] font-medium! normal-case! leading-snug! tracking-normal! sharp:font-semibold!">
          <a
            href={to(`/products/${encodeURIComponent(commerce.handle)}`)}
            className="after:absolute after:inset-0"
          >
            {content.title}
          </a>
        </h3>
        {content.subtitle === null ? null : (
          <p className="line-clamp-1 text-sm text-quiet">{content.subtitle}</p>
        )}
        <PriceTag price={commerce.price} locale={shop.locale} className="mt-auto pt-1 text-[0.98rem]" />
      </div>
    </article>
  );
}
