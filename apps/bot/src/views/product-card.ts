import type { Product, Variant } from "@tandem/catalog";
import { formatMoney } from "@tandem/catalog/money";
import { escapeHtml } from "@tandem/service-kit";
import { visibleLength } from "../html.js";
import type { Translator } from "../i18n.js";
import { priceHtml, stockText } from "../price.js";

/** Telegram's limit for a caption, counted without markup. */
export const MAX_CAPTION = 1024;
const MAX_STORY = 320;
const MAX_TITLE = 150;

/** Renders a product in two lines for lists: title, price and stock. */
export function shortCard(product: Product, t: Translator): string {
  return [titleHtml(product), [rangeHtml(product, t), stockHtml(product, t)].join(" · ")].join("\n");
}

/** Renders a product with its description and each variant's price and stock, within the limit of a caption. */
export function fullCard(product: Product, t: Translator, linkLine: string | null): string {
  const { commerce, content } = product;
  const subtitle = content.subtitle ?? commerce.subtitle;
  const head = [
    titleHtml(product),
    ...(subtitle === null ? [] : [`<i>${escapeHtml(shortened(subtitle, MAX_TITLE))}</i>`]),
    [rangeHtml(product, t), stockHtml(product, t)].join(" · "),
  ].join("\n");
  const story = content.text === null ? null : escapeHtml(shortened(content.text, MAX_STORY));
  const note = product.stale ? `<i>${t.html("last-known")}</i>` : null;
  const spent = [head, story, note, linkLine].reduce(
    (sum, part) => sum + (part === null ? 0 : visibleLength(part) + 2),
    0,
  );
  const variants =
    commerce.variants.length > 1 ? variantLines(commerce.variants, t, MAX_CAPTION - spent - 2) : "";
  return [head, story, variants, note, linkLine].filter((part) => part !== null && part !== "").join("\n\n");
}

/** Renders as many variants as fit into `room` characters, then how many were left out. */
function variantLines(variants: readonly Variant[], t: Translator, room: number): string {
  const more = (count: number) => t.html("variants-more", { count });
  const lines: string[] = [];
  let left = room - visibleLength(more(variants.length));
  for (const variant of variants) {
    const line = variantLine(variant, t);
    left -= visibleLength(line) + 1;
    if (left < 0) break;
    lines.push(line);
  }
  const hidden = variants.length - lines.length;
  return [...lines, ...(hidden === 0 ? [] : [more(hidden)])].join("\n");
}

function variantLine(variant: Variant, t: Translator): string {
  const values = Object.values(variant.options);
  const name = shortened(values.length === 0 ? variant.title : values.join(" / "), 80);
  return `• ${escapeHtml(name)}: ${priceHtml(variant.price, t)}, ${escapeHtml(stockText([variant], t).toLowerCase())}`;
}

function titleHtml({ content, commerce }: Product): string {
  return `<b>${escapeHtml(shortened(content.title || commerce.title, MAX_TITLE))}</b>`;
}

function rangeHtml({ commerce: { price } }: Product, t: Translator): string {
  if (price === null) return t.html("price-none");
  if (price.from.amount === price.to.amount) return priceHtml(price.from, t);
  return t.html("price-from", { price: formatMoney(price.from.amount, price.from.currency, t.locale) });
}

function stockHtml({ commerce }: Product, t: Translator): string {
  return escapeHtml(stockText(commerce.variants, t));
}

/** Shortens a text at a word and marks the cut; `length` counts characters as Telegram does. */
export function shortened(text: string, length: number): string {
  const clean = text
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/\n{2,}/g, "\n")
    .trim();
  if (clean.length <= length) return clean;
  const cut = clean.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "");
  const lastSpace = cut.lastIndexOf(" ");
  return `${(lastSpace > length * 0.6 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}
