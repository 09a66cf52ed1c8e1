import { MedusaError } from "@medusajs/framework/utils";
import { isReservedSlug } from "@tandem/contracts";
import { config } from "../../env";

/** Refuses a slug whose default host would be a host of the platform itself. */
export function refuseReservedSlug(slug: string): void {
  if (!isReservedSlug(slug, config().platform)) return;
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `slug: "${slug}" is a name of the platform; choose another slug.`,
  );
}
