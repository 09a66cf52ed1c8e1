import { GRAPHQL_POST } from "@payloadcms/next/routes";
import { handleEndpoints } from "payload";
import { z } from "zod";

/** A response with its parsed body. */
export interface Answer {
  status: number;
  text: string;
  body: Record<string, unknown>;
}

/** Loads the configuration once the environment of the test is set. */
const configOf = async () => (await import("@payload-config")).default;

const origin = "http://cms.test";

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : {};
  return { status: response.status, text, body: z.record(z.string(), z.unknown()).catch({}).parse(body) };
}

/** Sends a REST call as it arrives over HTTP and returns the unread response. */
export async function raw(
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: BodyInit } = {},
): Promise<Response> {
  const request = new Request(`${origin}/api${path}`, { method, ...options });
  return handleEndpoints({ config: configOf(), request });
}

/** Sends a REST call with JSON or a form. */
export async function rest(
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const json: Record<string, string> =
    options.body === undefined || options.body instanceof FormData
      ? {}
      : { "content-type": "application/json" };
  const body = options.body instanceof FormData ? options.body : JSON.stringify(options.body);
  return read(
    await raw(method, path, {
      headers: { ...json, ...options.headers },
      ...(options.body === undefined ? {} : { body }),
    }),
  );
}

/** Sends a GraphQL operation; a refused one may have the status 200 and `errors` in its body. */
export async function graphql(
  query: string,
  variables: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const request = new Request(`${origin}/api/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return read(await GRAPHQL_POST(configOf())(request));
}
