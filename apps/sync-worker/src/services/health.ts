import { AppError } from "@tandem/contracts";

/** Answers whether everything the jobs need answers now. */
export type IsHealthy = () => Promise<boolean>;

/**
 * A service that fails while it is not well (its database is away, it is starting) is unavailable: the failure says nothing
 * about what was sent. Other errors come back as they are.
 */
export async function unavailableIfUnwell(error: unknown, isHealthy: IsHealthy): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== "upstream_failed" || (await isHealthy())) return error;
  return new AppError("unavailable", error.message, { cause: error });
}
