import { AppError } from "@tandem/contracts";
import { type IsHealthy, unavailableIfUnwell } from "../services/health.js";

/**
 * Runs bulk work over items and, when it fails for a reason that may lie in one of them, over halves, until each failing item
 * is alone. Returns a value or an error per item, in order. Rejects when the other side is unavailable, or fails
 * while it is unhealthy: that is not the fault of an item.
 */
export async function bisect<T, R>(
  items: readonly T[],
  work: (items: readonly T[]) => Promise<readonly (R | Error)[]>,
  isHealthy: IsHealthy,
): Promise<(R | Error)[]> {
  try {
    return [...(await work(items))];
  } catch (thrown) {
    const error = await unavailableIfUnwell(thrown, isHealthy);
    if (error instanceof AppError && error.code === "unavailable") throw error;
    if (items.length === 1) return [error instanceof Error ? error : new Error(String(error))];
    const middle = Math.ceil(items.length / 2);
    const left = await bisect(items.slice(0, middle), work, isHealthy);
    return [...left, ...(await bisect(items.slice(middle), work, isHealthy))];
  }
}
