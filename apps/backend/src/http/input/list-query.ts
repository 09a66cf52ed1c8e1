import { AppError } from "@tandem/contracts";

/** Largest page of any list. Medusa Admin requests 9,999 rows when it means all. */
export const MAX_PAGE = 1_000;
const MAX_OFFSET = 10_000_000;
const WHOLE = /^\d{1,9}$/;
const SORT_KEYS = /^-?[A-Za-z_]+(\.[A-Za-z_]+)*(,-?[A-Za-z_]+(\.[A-Za-z_]+)*)*$/;
const MAX_SORT_LENGTH = 200;
/** Largest value of each field that limits how much of a search is read. */
const MOST: ReadonlyMap<string, number> = new Map([
  ["limit", MAX_PAGE],
  ["take", MAX_PAGE],
  ["offset", MAX_OFFSET],
  ["skip", MAX_OFFSET],
]);

/**
 * Validates the query of a list and lowers a `limit` above `MAX_PAGE` to it; the response names the limit used.
 * @throws AppError `invalid_input` naming the parameter
 */
export function checkListQuery(query: Record<string, unknown>): void {
  const { limit, offset, order } = query;
  if (limit !== undefined) query.limit = String(Math.min(whole("limit", limit), MAX_PAGE));
  if (offset !== undefined && whole("offset", offset) > MAX_OFFSET) {
    throw new AppError("invalid_input", `offset: must be at most ${MAX_OFFSET}; filter the list instead.`);
  }
  if (order === undefined) return;
  if (typeof order !== "string" || order.length > MAX_SORT_LENGTH || !SORT_KEYS.test(order)) {
    throw new AppError("invalid_input", "order: must be a field such as created_at, or -created_at.");
  }
}

/**
 * Validates how much of a search its body requests, facets included.
 * @throws AppError `invalid_input` naming the field
 */
export function checkSearchSize(key: string, value: unknown, path: string): void {
  const most = MOST.get(key);
  if (most === undefined || typeof value !== "number" || (value >= 0 && value <= most)) return;
  throw new AppError("invalid_input", `${path}: must be a number from 0 to ${most}.`);
}

function whole(name: string, value: unknown): number {
  if (typeof value === "string" && WHOLE.test(value)) return Number(value);
  throw new AppError("invalid_input", `${name}: must be a whole number from 0.`);
}
