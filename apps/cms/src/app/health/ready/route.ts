import config from "@payload-config";
import { getPayload } from "payload";
import { respondReady } from "../../../http/health";

export const dynamic = "force-dynamic";

/** `GET /health/ready`: 200 when this service is ready, else 503. */
export async function GET() {
  return respondReady(await getPayload({ config }));
}
