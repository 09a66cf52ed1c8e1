import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { referencePage } from "./page";

/** `GET /docs`: the API reference for people. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.type("html").send(referencePage());
}
