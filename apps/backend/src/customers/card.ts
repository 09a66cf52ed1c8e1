import { z } from "zod";

const text = z.string().nullish();

/**
 * Data that the staff of one tenant entered about a customer, stored in the link between the two. The row of a
 * customer with an account is shared by every tenant they buy from, and holds only what the customer entered.
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

/** Returns whether two e-mail addresses are the same, ignoring case. */
export function sameEmail(one: string | null, other: string | null): boolean {
  return one?.trim().toLowerCase() === other?.trim().toLowerCase();
}
