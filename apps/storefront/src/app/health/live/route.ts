import { connection } from "next/server";

/** Answers 200 while the process runs. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ status: "ok" });
}
