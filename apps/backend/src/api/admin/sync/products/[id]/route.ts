import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { readContentState } from "../../../../../sync/content-state";

/** `syncOperators` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/sync/products/:id`: the content status of one product in Payload. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params.id ?? "";
  const state = await readContentState(id);
  if (state === null) throw new AppError("not_found", `There is no product with the id "${id}".`);
  res.json(state);
}
