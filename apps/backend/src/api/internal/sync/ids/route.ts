import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { idsRequestSchema, parseInput } from "@tandem/contracts";
import { readIds } from "../../../../sync/facts/ids";

/** `POST /internal/sync/ids`: a keyset page of all entities. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.type("json").send(await readIds(parseInput(idsRequestSchema, req.body)));
}
