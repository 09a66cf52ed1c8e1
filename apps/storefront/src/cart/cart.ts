import { z } from "zod";

/** A line of a cart. Amounts are major units. */
export interface CartLine {
  id: string;
  title: string;
  variantTitle: string | null;
  handle: string | null;
  thumbnail: string | null;
  quantity: number;
  unitPrice: number;
  total: number;
}

/** A cart as shoppers see it; every amount is Medusa's own. */
export interface Cart {
  id: string;
  currency: string;
  lines: CartLine[];
  count: number;
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  completed: boolean;
}

const amount = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

/** The requested fields of Medusa's cart. */
export const cartAnswer = z.object({
  cart: z.object({
    id: z.string(),
    currency_code: z.string(),
    completed_at: z.string().nullish(),
    item_subtotal: amount,
    discount_total: amount,
    shipping_total: amount,
    tax_total: amount,
    total: amount,
    items: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          product_title: z.string().nullish(),
          product_handle: z.string().nullish(),
          variant_title: z.string().nullish(),
          thumbnail: z.string().nullish(),
          quantity: z.number(),
          unit_price: amount,
          total: amount,
          subtotal: amount,
          created_at: z.string().nullish(),
        }),
      )
      .nullish(),
  }),
});

/** Converts Medusa's cart to a `Cart`. */
export function toCart({ cart }: z.infer<typeof cartAnswer>): Cart {
  const items = [...(cart.items ?? [])].sort((a, b) =>
    (a.created_at ?? "").localeCompare(b.created_at ?? ""),
  );
  const lines = items.map(
    (item): CartLine => ({
      id: item.id,
      title: item.product_title ?? item.title,
      variantTitle: item.variant_title ?? null,
      handle: item.product_handle ?? null,
      thumbnail: item.thumbnail ?? null,
      quantity: item.quantity,
      unitPrice: item.unit_price,
      total: item.subtotal === 0 ? item.total : item.subtotal,
    }),
  );
  return {
    id: cart.id,
    currency: cart.currency_code.toLowerCase(),
    lines,
    count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: cart.item_subtotal,
    discount: cart.discount_total,
    shipping: cart.shipping_total,
    tax: cart.tax_total,
    total: cart.total,
    completed: cart.completed_at !== null && cart.completed_at !== undefined,
  };
}
