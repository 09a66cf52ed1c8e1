import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { DATA_ONLY, type SecurityHeaderSettings, securityHeaders } from "./index.js";

let server: Server | undefined;
afterEach(() => server?.close());

async function headersOf(settings: SecurityHeaderSettings): Promise<Headers> {
  const send = securityHeaders(settings);
  const listening = createServer((request, response) => {
    response.setHeader("X-Powered-By", "something");
    send(request, response);
    response.end();
  }).listen(0);
  server = listening;
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return (await fetch(`http://127.0.0.1:${address.port}/`)).headers;
}

test("every response forbids framing, sniffing, referrers and browser features, and names no software", async () => {
  const headers = await headersOf({ contentSecurityPolicy: DATA_ONLY, https: false });
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-security-policy": "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
  expect(headers.get("x-powered-by")).toBeNull();
});

test("HSTS is sent over https only", async () => {
  const over = (https: boolean) => headersOf({ contentSecurityPolicy: DATA_ONLY, https });
  expect((await over(true)).get("strict-transport-security")).toContain("max-age=31536000");
  expect((await over(false)).get("strict-transport-security")).toBeNull();
});
