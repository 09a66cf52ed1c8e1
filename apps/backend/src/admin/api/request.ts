import { errorBodySchema } from "@tandem/contracts";
import { z } from "zod";

const detailsSchema = z.object({ problems: z.array(z.string()) });

/** What the server answered instead of doing it, in its own words. */
export class RequestError extends Error {
  /** One line for each wrong field, `field.inner: what is wrong`, where the server told them apart. */
  readonly problems: readonly string[];

  constructor(message: string, details: unknown) {
    super(message);
    this.name = "RequestError";
    this.problems = detailsSchema.safeParse(details).data?.problems ?? [];
  }
}

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
  throw new RequestError(problem.data?.message ?? `${response.status}`, problem.data?.details);
}
