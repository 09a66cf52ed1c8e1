import { AppError } from "@tandem/contracts";

/** Returns whether everything the jobs need responds now. */
export type IsHealthy = () => Promise<boolean>;

/**
 * Returns `unavailable` for the failure of a service that is unhealthy (its database is down, it is starting): the failure
 * does not concern the data that was sent. Returns other errors unchanged.
 */
export async function unavailableIfUnwell(error: unknown, isHealthy: IsHealthy): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== "upstream_failed" || (await isHealthy())) return error;
  return new AppError("unavailable", error.message, { cause: error });
}
