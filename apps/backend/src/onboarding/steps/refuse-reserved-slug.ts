import { isReservedSlug } from "@tandem/contracts";
import { config } from "../../env";
import { invalidField } from "../invalid-field";

/** Refuses a slug whose default host would be a host of the platform itself. */
export function refuseReservedSlug(slug: string): void {
  if (!isReservedSlug(slug, config().platform)) return;
  throw invalidField("slug", `slug: "${slug}" is a name of the platform; choose another slug.`);
}
