import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput } from "@tandem/contracts";
import { listPendingImages, retryImages } from "../../../../shopify-import/batches/pending-images";
import { findTarget } from "../../../../shopify-import/batches/target";
import { importQuerySchema } from "../validators";

/** `importMiddlewares` authenticates instead of Medusa. */
export const AUTHENTICATE = false;

const LISTED = 500;
const RETRIED = 50_000;

/** `GET /admin/imports/images`: the images of a tenant that are still at their old URL. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { tenantId } = await findTarget(parseInput(importQuerySchema, req.query, "query").tenant);
  res.json({ items: await listPendingImages(tenantId, LISTED), next: null });
}

/** `POST /admin/imports/images`: queues these images to be fetched again; returns how many. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { tenantId } = await findTarget(parseInput(importQuerySchema, req.query, "query").tenant);
  res.status(202).json({ enqueued: await retryImages(tenantId, await listPendingImages(tenantId, RETRIED)) });
}
