import { AppError } from "@tandem/contracts";

/**
 * Settles as `work` does, at the latest after `ms` milliseconds; the work itself goes on.
 * @throws AppError `unavailable` after that time
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError("unavailable", `No result within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
