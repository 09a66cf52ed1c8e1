import type { Product, Variant } from "@tandem/catalog";

/** Returns the name of the form field that carries a choice. */
export const optionField = (title: string): string => `option.${title}`;

/** What the form's choices mean: a variant, a missing choice, or a combination that is not sold. */
export type Choice = { kind: "variant"; variant: Variant } | { kind: "incomplete" } | { kind: "none" };

/** Finds the variant that a form names by its option fields; a product with one variant needs none. */
export function chooseVariant({ commerce }: Pick<Product, "commerce">, form: FormData): Choice {
  const [only, ...others] = commerce.variants;
  if (only !== undefined && others.length === 0) return { kind: "variant", variant: only };
  const chosen = new Map<string, string>();
  for (const { title } of commerce.options) {
    const value = form.get(optionField(title));
    if (typeof value !== "string" || value === "") return { kind: "incomplete" };
    chosen.set(title, value);
  }
  const variant = commerce.variants.find(({ options }) =>
    [...chosen].every(([title, value]) => options[title] === value),
  );
  return variant === undefined ? { kind: "none" } : { kind: "variant", variant };
}
