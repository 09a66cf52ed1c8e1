import { AppError, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/observability";
import { z } from "zod";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Parameters that Payload parses as JSON when they are text, and what it expects in them. */
const JSON_PARAMETERS = ["where", "data"] as const;
const objectSchema = z.record(z.string(), z.unknown());

/** Refuses with 400 a URL that holds a NUL character, which Postgres cannot store, or text where an object of JSON is meant. */
export function readableOnly<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const problem = problemOf(new URL(request.url));
    if (problem === null) return handle(request, context);
    const { status, body } = toErrorResponse(new AppError("invalid_input", problem), currentCorrelationId());
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  };
}

function problemOf({ pathname, searchParams }: URL): string | null {
  if (pathname.includes("%00")) return "The path must not hold a NUL character (`%00`).";
  if ([...searchParams].flat().some((text) => text.includes("\0")))
    return "The query must not hold a NUL character (`%00`).";
  const unread = JSON_PARAMETERS.find((name) => !searchParams.getAll(name).every(isObject));
  return unread === undefined
    ? null
    : `\`${unread}\` must be an object of JSON, or parts such as \`${unread}[id][equals]\`.`;
}

function isObject(text: string): boolean {
  if (text === "") return true;
  try {
    return objectSchema.safeParse(JSON.parse(text)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
