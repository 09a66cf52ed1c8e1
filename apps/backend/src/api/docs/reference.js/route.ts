import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { referenceScript } from "@tandem/service-kit/api-reference";

/** `GET /docs/reference.js`: the script that renders the API reference. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { status, headers, body } = await referenceScript({
    acceptEncoding: req.get("accept-encoding"),
    ifNoneMatch: req.get("if-none-match"),
  });
  res.status(status).set(headers).end(body);
}
