import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput } from "@tandem/contracts";
import { z } from "zod";
import { listPendingImages, retryImages } from "../../../../workflows/shopify-import/pending-images";
import { findTarget } from "../../../../workflows/shopify-import/target";

/** Medusa's own check is replaced by the one in `importMiddlewares`. */
export const AUTHENTICATE = false;

const LISTED = 500;
const RETRIED = 50_000;
const querySchema = z.object({ tenant: z.string().min(1, "name the tenant, such as ?tenant=saffron") });

/** Pictures of a tenant that are not ours yet. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { tenantId } = await findTarget(parseInput(querySchema, req.query, "query").tenant);
  res.json({ items: await listPendingImages(tenantId, LISTED), next: null });
}

/** Has them fetched again in the background; answers how many. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { tenantId } = await findTarget(parseInput(querySchema, req.query, "query").tenant);
  res.status(202).json({ enqueued: await retryImages(tenantId, await listPendingImages(tenantId, RETRIED)) });
}
