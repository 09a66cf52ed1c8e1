import { describe, expect, test } from "vitest";
import { call, editor } from "./edge";

describe("error responses", () => {
  test.each<[string, "GET" | "POST" | "PATCH", string, RequestInit]>([
    ["an invalid id", "GET", "posts/not-an-id", {}],
    ["an invalid filter", "GET", "posts?where[id][equals]=x&where[title][near]=1", {}],
    ["an unknown field", "GET", "posts?where[nothing][equals]=1", {}],
    [
      "text that is not JSON",
      "POST",
      "posts",
      { body: "{", headers: { "content-type": "application/json" } },
    ],
    [
      "a form without an end",
      "POST",
      "media",
      { body: "--x", headers: { "content-type": "multipart/form-data; boundary=x" } },
    ],
    [
      "a form without a boundary",
      "POST",
      "media",
      { body: "x", headers: { "content-type": "multipart/form-data" } },
    ],
    ["an unknown path", "GET", "nothing/at/all", {}],
    ["a file outside the folder", "GET", "media/file/..%2f..%2fpackage.json", {}],
    [
      "a body of another shape",
      "PATCH",
      "posts/1",
      { body: "[1]", headers: { "content-type": "application/json" } },
    ],
  ])("an error response reveals no internals: %s", async (_what, method, path, init) => {
    const answer = await call(method, path, {
      ...init,
      headers: { ...init.headers, ...(await editor.session()) },
    });
    const text = await answer.text();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/\bat .*[:(]\d+|node_modules|"stack"|select |syntax|postgres|\/src\//i);
  });
});
