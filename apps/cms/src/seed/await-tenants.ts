import { AppError } from "@tandem/contracts";
import type { Payload } from "payload";
import type { Tenant } from "../payload-types";

const PATIENCE_MS = 120_000;
const PAUSE_MS = 500;

/**
 * Waits until the sync has created all tenants and returns them by slug.
 * @throws AppError `unavailable` when some are missing after two minutes
 */
export async function awaitTenants(payload: Payload, slugs: readonly string[]): Promise<Map<string, Tenant>> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { docs } = await payload.find({
      collection: "tenants",
      where: { slug: { in: [...slugs] } },
      depth: 0,
      pagination: false,
      overrideAccess: true,
    });
    const missing = slugs.filter((slug) => !docs.some((doc) => doc.slug === slug));
    if (missing.length === 0) return new Map(docs.map((doc) => [doc.slug, doc]));
    if (Date.now() > until) {
      throw new AppError(
        "unavailable",
        `These tenants have not been synced from Medusa: ${missing.join(", ")}. Check the sync worker.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
