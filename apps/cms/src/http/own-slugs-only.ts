import type { Payload } from "payload";

/**
 * Makes Payload's lookups by a slug from a request find only what exists, and not the properties that every object
 * inherits, such as `constructor`.
 */
export function ownSlugsOnly({ blocks, collections }: Payload): void {
  for (const bySlug of [blocks, collections]) Object.setPrototypeOf(bySlug, null);
}
