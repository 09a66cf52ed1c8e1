import { errorBodySchema } from "@tandem/contracts";
import { z } from "zod";

const detailsSchema = z.object({
  field: z.string().nullable().catch(null),
  problems: z.array(z.string()).catch([]),
});

/** An error response of the server, with its message. */
export class RequestError extends Error {
  /** Path of the invalid field in the request, when the server names one. */
  readonly field: string | null;
  /** One line per invalid field, `field.inner: what is wrong`, when the server lists them. */
  readonly problems: readonly string[];

  constructor(message: string, details: unknown) {
    super(message);
    this.name = "RequestError";
    const known = detailsSchema.safeParse(details).data;
    this.field = known?.field ?? null;
    this.problems = known?.problems ?? [];
  }
}

/** Calls this backend as the signed-in user and parses the response. @throws RequestError with the server's message */
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
