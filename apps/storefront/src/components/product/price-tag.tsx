import type { Price } from "@tandem/catalog";
import { formatMoney } from "@tandem/catalog/money";
import type { Locale } from "@tandem/contracts";
import { translator } from "@/i18n/translate";

interface PriceTagProps {
  /** Lowest and highest price; the same price twice shows as one. */
  price: { from: Price; to: Price } | null;
  locale: Locale;
  className?: string;
}

/** Renders a price, with the price before a reduction beside it. */
export function PriceTag({ price, locale, className = "" }: PriceTagProps) {
  const t = translator(locale);
  if (price === null) return null;
  const { from, to } = price;
  const amount = formatMoney(from.amount, from.currency, locale);
  const range = from.amount !== to.amount;
  if (from.before === null || range) {
    return <p className={className}>{range ? t("from", { price: amount }) : amount}</p>;
  }
  const before = formatMoney(from.before, from.currency, locale);
  return (
    <p className={`flex flex-wrap items-baseline gap-x-2 ${className}`}>
      <span className="sr-only">{t("nowPrice", { price: amount })}</span>
      <span aria-hidden="true" className="font-semibold">
        {amount}
      </span>
      <s className="text-[0.85em] text-quiet">
        <span className="sr-only">{t("was", { price: "" })}</span>
        {before}
      </s>
    </p>
  );
}
