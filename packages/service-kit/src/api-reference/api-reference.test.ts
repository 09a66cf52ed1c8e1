import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "./document.js";
import { REFERENCE_POLICY, referencePage } from "./page.js";
import { referenceScript } from "./script.js";

const PAGE = { title: "Cups & co", documentPath: "/docs/openapi.json", scriptPath: "/docs/reference.js" };

test("a call is described by the schemas that validate it", () => {
  const { paths, servers } = openApiDocument({
    title: "Cups",
    description: "",
    serverUrl: "http://cups.test",
    operations: [
      {
        tag: "Cups",
        method: "post",
        path: "/cups/{id}",
        summary: "Fill a cup",
        open: true,
        query: z.object({ size: z.enum(["small", "large"]) }),
        body: z.object({ drink: z.string().default("tea") }),
        answer: z.object({ drink: z.string().default("tea") }),
        status: 201,
      },
    ],
  });
  const drink = (required: string[]) => ({
    content: { "application/json": { schema: expect.objectContaining({ type: "object", required }) } },
  });
  expect(servers).toEqual([{ url: "http://cups.test" }]);
  expect(paths?.["/cups/{id}"]?.post).toMatchObject({
    security: [],
    parameters: [
      { in: "path", name: "id", required: true },
      { in: "query", name: "size", schema: { enum: ["small", "large"] } },
    ],
    requestBody: { content: { "application/json": { schema: { type: "object" } } } },
    responses: {
      201: drink(["drink"]),
      default: { content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } },
    },
  });
});

test("the page contacts no other host and runs no inline script", () => {
  const page = referencePage(PAGE);
  expect(page).toContain("<title>Cups &amp; co</title>");
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(page.match(/<script(?! type="application\/json"| src="\/docs\/reference\.js")/g)).toBeNull();
  expect(REFERENCE_POLICY).toMatchObject({
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "connect-src": ["'self'"],
  });
});

test("a configuration cannot end the element that contains it", () => {
  const page = referencePage({ ...PAGE, title: "</script><script>" });
  expect(page).not.toContain("</script><script>");
});

test("the script is compressed for browsers that accept it, and is the same without", async () => {
  const plain = await referenceScript({ acceptEncoding: null, ifNoneMatch: null });
  const gzipped = await referenceScript({ acceptEncoding: "br, gzip", ifNoneMatch: null });
  expect(plain.headers).not.toHaveProperty("content-encoding");
  expect(gzipped.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
  expect(gunzipSync(gzipped.body ?? "").equals(plain.body ?? Buffer.alloc(0))).toBe(true);
});

test("a browser that has the script does not load it again", async () => {
  const { headers } = await referenceScript({ acceptEncoding: "gzip", ifNoneMatch: null });
  const again = await referenceScript({ acceptEncoding: "gzip", ifNoneMatch: headers.etag });
  expect(again).toMatchObject({ status: 304, body: null });
});
