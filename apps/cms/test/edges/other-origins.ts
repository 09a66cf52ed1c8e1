import { describe, expect, test } from "vitest";
import { call, editor } from "./edge";

describe("pages of other origins", () => {
  test("a page of another origin cannot read responses", async () => {
    for (const origin of ["https://evil.test", "null", "http://cms.test.evil.test"]) {
      for (const method of ["GET", "OPTIONS"] as const) {
        const answer = await call(method, "posts", {
          headers: { origin, "access-control-request-method": "GET", "access-control-request-headers": "x" },
        });
        expect(answer.headers.get("access-control-allow-origin"), `${method} ${origin}`).toBeNull();
        expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      }
    }
  });

  test("a page of another origin cannot use a user's session cookie", async () => {
    const headers = await editor.session();
    const from = (more: Record<string, string>) => call("GET", "posts", { headers: { ...headers, ...more } });
    expect((await from({})).status).toBe(200);
    for (const origin of ["https://evil.test", "null", "http://cms.test.evil.test", "https://cms.test"]) {
      expect((await from({ origin })).status, origin).toBe(403);
    }
    const { origin: _own, ...cookieOnly } = headers;
    const crossSite = await call("GET", "posts", {
      headers: { ...cookieOnly, "sec-fetch-site": "cross-site" },
    });
    expect(crossSite.status).toBe(403);
  });
});
