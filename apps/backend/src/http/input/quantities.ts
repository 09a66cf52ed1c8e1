import { AppError } from "@tandem/contracts";

const MAX_QUANTITY = 1_000_000;

/**
 * Validates a value with the key `quantity`: a whole number, for purchases, returns and reservations.
 * @throws AppError `invalid_input` naming the field
 */
export function checkQuantity(key: string, value: unknown, path: string): void {
  if (key !== "quantity" || typeof value !== "number") return;
  if (Number.isInteger(value) && value >= 0 && value <= MAX_QUANTITY) return;
  throw new AppError("invalid_input", `${path}: must be a whole number from 0 to ${MAX_QUANTITY}.`);
}
