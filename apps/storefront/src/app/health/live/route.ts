import { connection } from "next/server";

/** Returns 200 while the process runs. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ status: "ok" });
}
