import { referenceScript } from "@tandem/service-kit/api-reference";

export const dynamic = "force-dynamic";

/** `GET /api-docs/reference.js`: the script that renders the API reference. */
export async function GET(request: Request): Promise<Response> {
  const { status, headers, body } = await referenceScript({
    // Next compresses responses itself, and removes a Content-Encoding that a route sets.
    acceptEncoding: null,
    ifNoneMatch: request.headers.get("if-none-match"),
  });
  return new Response(body === null ? null : new Uint8Array(body), { status, headers });
}
