import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { referencePage } from "@tandem/service-kit/api-reference";

const PAGE = referencePage({
  title: "Tandem backend API",
  documentPath: "/docs/openapi.json",
  scriptPath: "/docs/reference.js",
});

/** `GET /docs`: the API reference for people. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.type("html").send(PAGE);
}
