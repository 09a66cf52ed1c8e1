import { z } from "zod";

const text = z.string().nullish();

/**
 * What the staff of one tenant wrote about a customer. It stands in the link between the two: the customer's own row is
 * shared by every tenant they buy from, and holds only what the person gave themselves.
 */
export const cardSchema = z.object({
  first_name: text,
  last_name: text,
  company_name: text,
  phone: text,
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
export type Card = z.infer<typeof cardSchema>;

/** `POST /admin/customers[/:id]`, as Medusa validated it. */
export const customerInputSchema = cardSchema.extend({ email: z.string().nullish() });

/** Names of the fields of a card. */
export const CARD_FIELDS = cardSchema.keyof().options;

/** E-mail addresses are the same in every spelling of their letters. */
export function sameEmail(one: string | null, other: string | null): boolean {
  return one?.trim().toLowerCase() === other?.trim().toLowerCase();
}
