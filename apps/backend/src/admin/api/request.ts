import { errorBodySchema } from "@tandem/contracts";
import type { z } from "zod";

/** Calls this backend as the signed-in person and parses the answer; raises an error with the server's own sentence. */
export async function request<T>(
  path: string,
  answer: z.ZodType<T>,
  body?: unknown,
  method = body === undefined ? "GET" : "POST",
): Promise<T> {
  const response = await fetch(path, {
    credentials: "include",
    method,
    headers: { accept: "application/json", "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json();
  if (response.ok) return answer.parse(json);
  const problem = errorBodySchema.partial().safeParse(json);
  throw new Error(problem.data?.message ?? `${response.status}`);
}
