import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { config } from "../../../env";
import { openApiDocument } from "../openapi";

/** `GET /docs/openapi.json`: the API reference for machines. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.json(openApiDocument(config().urls.backend));
}
