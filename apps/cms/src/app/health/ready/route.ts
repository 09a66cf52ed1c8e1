import config from "@payload-config";
import { getPayload } from "payload";
import { checkHealth } from "../../../http/health";

export const dynamic = "force-dynamic";

/** The service can do its work: 200 when database and queue answer, else 503. */
export async function GET() {
  const { ok, checks } = await checkHealth(await getPayload({ config }));
  return Response.json({ status: ok ? "ok" : "unavailable", checks }, { status: ok ? 200 : 503 });
}
