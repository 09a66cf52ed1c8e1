export const dynamic = "force-dynamic";

/** `GET /health/live`: 200 while the process responds. */
export const GET = () => Response.json({ status: "ok" });
