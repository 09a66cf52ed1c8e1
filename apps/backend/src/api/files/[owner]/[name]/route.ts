import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readFileId } from "../../../../files/key";
import { sendPublicFile } from "../../../../files/send";

/** `GET /files/:owner/:name`: an image of a tenant. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await sendPublicFile(res, readFileId(`public~${req.params.owner}~${req.params.name}`));
}
