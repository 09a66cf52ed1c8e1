import { AppError, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { isRecord } from "../fields/is-record";
import { isDecodable, UNDECODABLE } from "./decodable-path";
import { jsonProblem } from "./json-depth";
import { withBody } from "./with-body";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Parameters that Payload parses as JSON when they are strings; each must contain an object. */
const JSON_PARAMETERS = ["where", "data"] as const;
/** Payload ignores the parameters after these. */
const MAX_PARAMETERS = 1_000;

const FORM = "application/x-www-form-urlencoded";

/**
 * Responds with 400 where Payload would fail to read a request or ignore a part of it: a URL that cannot be decoded or
 * contains NUL, which Postgres cannot store, parameters that its parser drops, and JSON that is invalid, not an object
 * where one is required, nested too deeply or with the key `__proto__`.
 */
export function readableOnly<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      return await handle(await readable(request), context);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { status, body } = toErrorResponse(error, currentCorrelationId());
      return Response.json(body, { status, headers: { "cache-control": "no-store" } });
    }
  };
}

const unreadable = (problem: string): AppError => new AppError("invalid_input", problem);

async function readable(request: Request): Promise<Request> {
  const meant = isReadInDisguise(request) ? await readOf(request) : request;
  const problem = problemOf(new URL(meant.url));
  if (problem !== null) throw unreadable(problem);
  return typeOf(meant) === "application/json" && meant.body !== null ? withReadableJson(meant) : meant;
}

const typeOf = ({ headers }: Request): string =>
  (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

/** The admin sends queries that are too long for a URL as forms. */
const isReadInDisguise = ({ headers, method }: Request): boolean =>
  method === "POST" &&
  ["x-payload-http-method-override", "x-http-method-override"].some((name) => headers.get(name) === "GET");

/** Converts a form to the read request that it stands for. Payload ignores bodies of other types. */
async function readOf(request: Request): Promise<Request> {
  if (typeOf(request) !== FORM)
    throw unreadable(`With \`X-HTTP-Method-Override\` send the query as \`${FORM}\`.`);
  const url = new URL(request.url);
  const form = await request.text();
  url.search = url.search === "" ? form : `${url.search}&${form}`;
  const headers = new Headers(request.headers);
  for (const name of ["content-type", "content-length"]) headers.delete(name);
  return new Request(url, { headers, signal: request.signal });
}

async function withReadableJson(request: Request): Promise<Request> {
  const bytes = await request.arrayBuffer();
  const text = new TextDecoder().decode(bytes);
  // Payload treats an empty body as an empty object, and custom endpoints report what they need.
  const problem = text === "" ? null : jsonProblem(parsed(text));
  if (problem !== null) throw unreadable(problem);
  return withBody(request, bytes);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", "The body is not JSON.", { cause });
  }
}

function problemOf({ pathname, searchParams }: URL): string | null {
  if (!isDecodable(pathname)) return UNDECODABLE;
  if (pathname.includes("%00")) return "The path must not contain a NUL character (`%00`).";
  if ([...searchParams].flat().some((text) => text.includes("\0")))
    return "The query must not contain a NUL character (`%00`).";
  if (searchParams.size > MAX_PARAMETERS) return `Send at most ${MAX_PARAMETERS} query parameters.`;
  for (const name of searchParams.keys())
    if (name.split(/[[\]]/).some((part) => part in Object.prototype))
      return `The query parameter \`${name}\` is not supported. No field has this name.`;
  for (const name of JSON_PARAMETERS)
    for (const text of searchParams.getAll(name)) {
      const value = objectIn(text);
      if (value === null)
        return `\`${name}\` must be a JSON object, or parts such as \`${name}[id][equals]\`.`;
      const problem = jsonProblem(value);
      if (problem !== null) return problem;
    }
  return null;
}

/** Parses the object in a parameter; null when it is not an object. */
function objectIn(text: string): object | null {
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
